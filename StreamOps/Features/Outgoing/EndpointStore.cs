using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Notifications;
using StreamOps.Data.Operations;
using StreamOps.Domain.Streams;
using StreamOps.Features.Shared;
using StreamOps.Platform.Access;
using StreamOps.Vendors.Outgoing;

namespace StreamOps.Features.Outgoing;

/// <summary>An endpoint as it is listed.</summary>
public sealed record EndpointLine(WebhookEndpointRow Endpoint, int Waiting, int Parked);

/// <summary>Keeps endpoints and reads their log, with a line in the trail for each change.</summary>
public sealed class EndpointStore(
    StreamOpsDb db, WebhookSecrets secrets, Deliveries deliveries, DeliveryOutbox outbox, SampleNotification sample, AuditTrail audit, PromiseBell bell, TimeProvider clock)
{
    public const int PageSize = 50;

    public async Task<IReadOnlyList<EndpointLine>> AllAsync(CancellationToken cancel)
    {
        var endpoints = await db.WebhookEndpoints.AsNoTracking().OrderBy(e => e.Name).ThenBy(e => e.Id).ToListAsync(cancel);
        var open = await db.WebhookDeliveries.Where(d => d.DeliveredAt == null)
            .GroupBy(d => new { d.EndpointId, IsParked = d.ParkedAt != null })
            .Select(g => new { g.Key.EndpointId, g.Key.IsParked, Count = g.Count() })
            .ToListAsync(cancel);
        int Of(long id, bool parked) => open.Find(o => o.EndpointId == id && o.IsParked == parked)?.Count ?? 0;
        return [.. endpoints.Select(e => new EndpointLine(e, Of(e.Id, false), Of(e.Id, true)))];
    }

    public Task<WebhookEndpointRow?> FindAsync(long id, CancellationToken cancel) => db.WebhookEndpoints.SingleOrDefaultAsync(e => e.Id == id, cancel);

    /// <summary>The calls of one endpoint, the newest first.</summary>
    public async Task<(IReadOnlyList<WebhookDeliveryRow> Items, int Total)> LogAsync(long id, int page, CancellationToken cancel)
    {
        var calls = db.WebhookDeliveries.AsNoTracking().Where(d => d.EndpointId == id);
        var items = await calls.Include(d => d.Notification).OrderByDescending(d => d.Id).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        return (items, await calls.CountAsync(cancel));
    }

    /// <returns>The row, and the secret to show once.</returns>
    public async Task<(WebhookEndpointRow Row, string Secret)> AddAsync(EndpointForm form, string actor, CancellationToken cancel)
    {
        var (shown, kept) = secrets.New();
        var row = new WebhookEndpointRow { Name = "", Url = "", Secret = kept, CreatedAt = clock.GetUtcNow() };
        form.Write(row);
        db.WebhookEndpoints.Add(row);
        audit.Add(db, actor, "endpoint.added", row.Name, null, Told(row));
        await db.SaveChangesAsync(cancel);
        return (row, shown);
    }

    public async Task ChangeAsync(WebhookEndpointRow row, EndpointForm form, string actor, CancellationToken cancel)
    {
        var before = Told(row);
        var (url, wasOn) = (row.Url, row.IsOn);
        form.Write(row);
        if (row.Url != url || (row.IsOn && !wasOn))
        {
            // Another address, or a new beginning, is not to pay for what failed before.
            (row.FailingSince, row.HeldUntil, row.Failures, row.LastError) = (null, null, 0, null);
        }

        audit.Add(db, actor, "endpoint.changed", row.Name, before, Told(row));
        await db.SaveChangesAsync(cancel);
        bell.Ring(Promise.Deliveries);
    }

    /// <returns>The new secret, to show once; the old one signs beside it for a day.</returns>
    public async Task<string> RotateAsync(WebhookEndpointRow row, string actor, CancellationToken cancel)
    {
        var (shown, kept) = secrets.New();
        (row.PreviousSecret, row.PreviousUntil, row.Secret) = (row.Secret, clock.GetUtcNow() + WebhookSecrets.Overlap, kept);
        audit.Add(db, actor, "endpoint.rotated", row.Name, null, null);
        await db.SaveChangesAsync(cancel);
        return shown;
    }

    public async Task DeleteAsync(WebhookEndpointRow row, string actor, CancellationToken cancel)
    {
        audit.Add(db, actor, "endpoint.deleted", row.Name, Told(row), null);
        db.WebhookEndpoints.Remove(row);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Calls the endpoint now, on or off, with the newest notification in its own form.</summary>
    public async Task<OutgoingAnswer> TestAsync(WebhookEndpointRow row, string actor, CancellationToken cancel)
    {
        var answer = await deliveries.SendAsync(row, await sample.FindAsync(cancel), $"msg_test_{Guid.CreateVersion7(clock.GetUtcNow()):N}", cancel);
        await outbox.TestedAsync(row, answer, cancel);
        audit.Add(db, actor, "endpoint.tested", row.Name, null, new { answer.Status, answer.Words });
        await db.SaveChangesAsync(cancel);
        return answer;
    }

    private static object Told(WebhookEndpointRow row) => new
    {
        row.Name,
        row.Url,
        form = WireName.Of(row.Form),
        leastSeverity = WireName.Of(row.LeastSeverity),
        row.WantsAlerts,
        row.WantsBudgets,
        row.WantsWatchdog,
        row.IsOn,
    };
}
