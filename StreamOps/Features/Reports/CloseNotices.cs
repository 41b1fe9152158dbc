using Microsoft.EntityFrameworkCore;
using StreamOps.Components;
using StreamOps.Data;
using StreamOps.Data.Costs;
using StreamOps.Data.Notifications;
using StreamOps.Data.Operations;
using StreamOps.Domain.Alerts;
using StreamOps.Domain.Reports;
using StreamOps.Domain.Time;

namespace StreamOps.Features.Reports;

/// <summary>Tells the admins, once a month, that a month has been waiting for its close too long.</summary>
public sealed class CloseNotices(StreamOpsDb db, PromiseBell bell, TimeProvider clock)
{
    /// <summary>Notes since when it waits, and tells after <see cref="CloseRule.Patience"/>. Any number of servers may: the key is told once.</summary>
    public async Task WaitsAsync(BillingMonth month, StatementCompleteness missing, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var key = $"month-close:{month}";
        var number = BillingMonthRow.NumberOf(month);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await BillingMonths.HoldAsync(db, month, cancel);
        await db.BillingMonths.Where(m => m.Number == number && m.WaitingSince == null).ExecuteUpdateAsync(m => m.SetProperty(x => x.WaitingSince, now), cancel);
        var since = await db.BillingMonths.Where(m => m.Number == number).Select(m => m.WaitingSince).SingleAsync(cancel);
        var tells = since <= now - CloseRule.Patience && !await db.Notifications.AnyAsync(n => n.DedupeKey == key, cancel);
        if (tells)
        {
            db.Notifications.Add(Notification(key, month, missing, since!.Value, now));
            await db.SaveChangesAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        if (tells)
        {
            bell.Ring(Promise.Notifications);
        }
    }

    private static NotificationRow Notification(string key, BillingMonth month, StatementCompleteness missing, DateTimeOffset since, DateTimeOffset now) => new()
    {
        DedupeKey = key,
        Kind = NotificationKind.Watchdog,
        Severity = Severity.Warning,
        Topic = key,
        Headline = $"{Show.Month(month.ToString())} cannot be closed yet",
        Facts = NotificationFacts.Write(
            [new NotificationFact("Waiting since", Show.Instant(since)), .. MissingWords.Of(missing).Where(c => !c.IsMet).Select(c => new NotificationFact(c.What, c.Says))]),
        Path = $"/reports/{month}",
        CreatedAt = now,
    };
}
