using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Notifications;
using StreamOps.Data.Operations;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Notifications;

/// <summary>
/// Decides who is told of a notification, and writes down each share and each webhook call that is owed together with the mark that this was done.
/// Any number of servers may do so and be killed anywhere.
/// </summary>
public sealed class NotificationSpread(IDbContextFactory<StreamOpsDb> factory, Subscribers subscribers, PromiseBell bell, TimeProvider clock)
{
    /// <summary>What nobody was decided for yet, the oldest first.</summary>
    public async Task<List<long>> OwedAsync(int atMost, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Notifications.Where(n => n.SpreadAt == null).OrderBy(n => n.Id).Select(n => n.Id).Take(atMost).ToListAsync(cancel);
    }

    public async Task SpreadAsync(long id, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await db.TryHoldAsync("notifications", "id", id, cancel))
        {
            return;
        }

        var notification = await db.Notifications.SingleAsync(n => n.Id == id, cancel);
        if (notification.SpreadAt is not null)
        {
            return;
        }

        var owner = notification.OnlyTo is { } only ? await subscribers.FindAsync(db, only, cancel) : null;
        db.NotificationShares.AddRange(await SharesAsync(db, notification, owner, cancel));
        if (owner is null)
        {
            db.WebhookDeliveries.AddRange(await DeliveriesAsync(db, notification, cancel));
        }

        notification.SpreadAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancel);
        FailPoint.Reach("notifications:before-commit");
        await transaction.CommitAsync(cancel);
        FailPoint.Reach("notifications:committed");
        bell.Ring(Promise.Deliveries);
    }

    /// <summary>The owner alone; where that account is gone, everybody rather than nobody.</summary>
    private async Task<IEnumerable<NotificationShareRow>> SharesAsync(StreamOpsDb db, NotificationRow notification, Subscriber? owner, CancellationToken cancel)
    {
        if (notification.IsMailed)
        {
            return [];
        }

        IReadOnlyList<Subscriber> told = owner is null ? await subscribers.OfAsync(db, notification.Kind, notification.Severity, cancel) : [owner];
        return told.Select(person => new NotificationShareRow
        {
            NotificationId = notification.Id,
            UserId = person.Id,
            IsOwner = owner is not null,
            DueAt = person.TellAt(clock.GetUtcNow(), notification.Severity),
        });
    }

    private async Task<IEnumerable<WebhookDeliveryRow>> DeliveriesAsync(StreamOpsDb db, NotificationRow notification, CancellationToken cancel)
    {
        var kind = notification.Kind;
        var endpoints = await db.WebhookEndpoints.AsNoTracking()
            .Where(e => e.IsOn)
            .Where(e => (kind == NotificationKind.Alert && e.WantsAlerts) || (kind == NotificationKind.Budget && e.WantsBudgets) || (kind == NotificationKind.Watchdog && e.WantsWatchdog))
            .ToListAsync(cancel);
        return endpoints.Where(e => notification.Severity >= e.LeastSeverity).Select(e => new WebhookDeliveryRow
        {
            EndpointId = e.Id,
            NotificationId = notification.Id,
            MessageId = $"msg_{notification.Id}_{e.Id}_{Guid.CreateVersion7(clock.GetUtcNow()):N}",
            CreatedAt = clock.GetUtcNow(),
        });
    }
}
