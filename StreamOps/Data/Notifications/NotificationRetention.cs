using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Messages;

namespace StreamOps.Data.Notifications;

/// <summary>
/// Drops what was told long ago: notifications with their shares and webhook calls once all of them are done, and mails that were sent. What is
/// still owed, or was given up and waits for an admin, stays however old it is.
/// </summary>
public sealed class NotificationRetention(IDbContextFactory<StreamOpsDb> factory)
{
    /// <summary>Rows of a statement: SQLite has one writer, and samples must not wait for long.</summary>
    private const int BatchSize = 500;

    /// <summary>May be run twice, at the same time and be killed anywhere: what is left goes the next time.</summary>
    /// <param name="limit">What was done before is old.</param>
    public async Task<(int Notifications, int Mails)> DropAsync(DateTimeOffset limit, CancellationToken cancel) => (
        await InBatchesAsync(
            (db, some) => Told(db, limit).OrderBy(n => n.Id).Select(n => n.Id).Take(some),
            (db, ids) => Told(db, limit).Where(n => ids.Contains(n.Id)).ExecuteDeleteAsync(cancel),
            cancel),
        await InBatchesAsync(
            (db, some) => Sent(db, limit).OrderBy(m => m.Id).Select(m => m.Id).Take(some),
            (db, ids) => Sent(db, limit).Where(m => ids.Contains(m.Id)).ExecuteDeleteAsync(cancel),
            cancel));

    /// <summary>Its shares and calls go with it, by their foreign keys.</summary>
    private static IQueryable<NotificationRow> Told(StreamOpsDb db, DateTimeOffset limit) => db.Notifications
        .Where(n => n.SpreadAt < limit)
        .Where(n => !db.NotificationShares.Any(s => s.NotificationId == n.Id && (s.GatheredAt == null || s.GatheredAt >= limit)))
        .Where(n => !db.WebhookDeliveries.Any(d => d.NotificationId == n.Id && (d.DeliveredAt == null || d.DeliveredAt >= limit)));

    /// <summary>The mail of a report stays: the log of deliveries shows what was sent.</summary>
    private static IQueryable<OutboxMailRow> Sent(StreamOpsDb db, DateTimeOffset limit) =>
        db.OutboxMails.Where(m => m.SentAt < limit && !db.ReportDeliveries.Any(d => d.MailId == m.Id));

    private async Task<int> InBatchesAsync(Func<StreamOpsDb, int, IQueryable<long>> find, Func<StreamOpsDb, List<long>, Task<int>> drop, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        for (var dropped = 0; ;)
        {
            var ids = await find(db, BatchSize).ToListAsync(cancel);
            dropped += await drop(db, ids);
            if (ids.Count < BatchSize)
            {
                return dropped;
            }
        }
    }
}
