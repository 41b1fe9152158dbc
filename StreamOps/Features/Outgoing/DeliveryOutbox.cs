using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Notifications;
using StreamOps.Domain.Text;
using StreamOps.Vendors.Outgoing;

namespace StreamOps.Features.Outgoing;

/// <summary>
/// The calls that are owed. A try is written down before it is made, with the instant of the next: so no two servers make one call, and a server that
/// dies while it calls leaves it to another.
/// </summary>
public sealed class DeliveryOutbox(IDbContextFactory<StreamOpsDb> factory, TimeProvider clock)
{
    private const int LongestError = 2000;

    /// <summary>Longer than a try may take.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>Calls whose time has come, by endpoint, the oldest first.</summary>
    public async Task<IReadOnlyList<IGrouping<long, long>>> DueAsync(int atMost, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var due = await Due(db).OrderBy(d => d.Id).Select(d => new { d.Id, d.EndpointId }).Take(atMost).ToListAsync(cancel);
        return [.. due.GroupBy(d => d.EndpointId, d => d.Id)];
    }

    /// <summary>When the next call falls due that is not due yet; null: none.</summary>
    public async Task<DateTimeOffset?> NextAsync(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow();
        var tries = await Open(db).Where(d => d.NextAttemptAt > now).MinAsync(d => d.NextAttemptAt, cancel);
        var holds = await Open(db).Where(d => d.Endpoint!.HeldUntil > now).MinAsync(d => d.Endpoint!.HeldUntil, cancel);
        return tries is null || holds < tries ? holds ?? tries : tries;
    }

    /// <returns>The call with its endpoint and notification, this server's to make for as long as the lease; null where it is done or another server's.</returns>
    public async Task<WebhookDeliveryRow?> TakeAsync(long id, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var until = clock.GetUtcNow() + Lease;
        var taken = await Due(db).Where(d => d.Id == id).ExecuteUpdateAsync(
            d => d.SetProperty(x => x.NextAttemptAt, until).SetProperty(x => x.Attempts, x => x.Attempts + 1), cancel);
        return taken == 0 ? null : await db.WebhookDeliveries.AsNoTracking().Include(d => d.Endpoint).Include(d => d.Notification).SingleOrDefaultAsync(d => d.Id == id, cancel);
    }

    public async Task DeliveredAsync(WebhookDeliveryRow delivery, OutgoingAnswer answer, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        DateTimeOffset? now = clock.GetUtcNow();
        await db.WebhookDeliveries.Where(d => d.Id == delivery.Id).ExecuteUpdateAsync(
            d => d.SetProperty(x => x.DeliveredAt, now).SetProperty(x => x.NextAttemptAt, (DateTimeOffset?)null).SetProperty(x => x.LastStatus, answer.Status).SetProperty(x => x.LastError, (string?)null),
            cancel);
        await SucceededAsync(db, delivery.EndpointId, cancel);
    }

    /// <summary>Plans the next try, or parks the call for an admin where there is none, and holds back what else the endpoint is owed.</summary>
    public async Task FailedAsync(WebhookDeliveryRow delivery, OutgoingAnswer answer, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow();
        var next = DeliveryRetry.Next(delivery.Attempts, answer.Status) is { } pause ? now + pause : (DateTimeOffset?)null;
        var parked = next is null ? now : (DateTimeOffset?)null;
        var error = Words(answer);
        await db.WebhookDeliveries.Where(d => d.Id == delivery.Id && d.DeliveredAt == null).ExecuteUpdateAsync(
            d => d.SetProperty(x => x.NextAttemptAt, next).SetProperty(x => x.ParkedAt, parked).SetProperty(x => x.LastStatus, answer.Status).SetProperty(x => x.LastError, error),
            cancel);
        await FailedAsync(db, delivery.Endpoint!, error, now, cancel);
    }

    /// <summary>What came of a test tells how the endpoint fares, too.</summary>
    public async Task TestedAsync(WebhookEndpointRow endpoint, OutgoingAnswer answer, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await (answer.IsGood ? SucceededAsync(db, endpoint.Id, cancel) : FailedAsync(db, endpoint, Words(answer), clock.GetUtcNow(), cancel));
    }

    private static string Words(OutgoingAnswer answer)
    {
        var words = answer.Status is { } status ? FormattableString.Invariant($"Answered {status}. {answer.Words}").TrimEnd() : answer.Words;
        return words.To(LongestError);
    }

    private async Task SucceededAsync(StreamOpsDb db, long endpoint, CancellationToken cancel)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        await db.WebhookEndpoints.Where(e => e.Id == endpoint).ExecuteUpdateAsync(
            e => e.SetProperty(x => x.LastSuccessAt, now).SetProperty(x => x.FailingSince, (DateTimeOffset?)null).SetProperty(x => x.HeldUntil, (DateTimeOffset?)null)
                .SetProperty(x => x.Failures, 0).SetProperty(x => x.LastError, (string?)null),
            cancel);
    }

    private static async Task FailedAsync(StreamOpsDb db, WebhookEndpointRow endpoint, string error, DateTimeOffset now, CancellationToken cancel)
    {
        DateTimeOffset? held = now + DeliveryRetry.Hold(endpoint.Failures + 1);
        await db.WebhookEndpoints.Where(e => e.Id == endpoint.Id).ExecuteUpdateAsync(
            e => e.SetProperty(x => x.FailingSince, x => (DateTimeOffset?)(x.FailingSince ?? now)).SetProperty(x => x.HeldUntil, held).SetProperty(x => x.Failures, x => x.Failures + 1)
                .SetProperty(x => x.LastError, error),
            cancel);
    }

    /// <summary>Owed, by endpoints that are on: what an endpoint is owed waits while it is off.</summary>
    private static IQueryable<WebhookDeliveryRow> Open(StreamOpsDb db) =>
        db.WebhookDeliveries.Where(d => d.DeliveredAt == null && d.ParkedAt == null && d.Endpoint!.IsOn);

    private IQueryable<WebhookDeliveryRow> Due(StreamOpsDb db)
    {
        var now = clock.GetUtcNow();
        return Open(db).Where(d => (d.NextAttemptAt == null || d.NextAttemptAt <= now) && (d.Endpoint!.HeldUntil == null || d.Endpoint.HeldUntil <= now));
    }
}
