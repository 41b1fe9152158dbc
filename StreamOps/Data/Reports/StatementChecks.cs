using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Figures;
using StreamOps.Data.Messages;
using StreamOps.Data.Operations;
using StreamOps.Domain.Reports;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Reports;

/// <summary>
/// Reads what stands against booking a month. Every call reads anew, nothing is remembered: within the transaction that closes a month the last
/// call must see what has come in since the first.
/// </summary>
public sealed class StatementChecks(StreamOpsDb db, DeliveredMinutes delivered, MeteredVendors vendors, BillingCalendar calendar, TimeProvider clock)
{
    /// <param name="coveragePercent">Where the caller knows it.</param>
    public async Task<StatementCompleteness> OfAsync(BillingMonth month, decimal? coveragePercent, CancellationToken cancel)
    {
        var span = calendar.Of(month);
        var (first, last) = (month.FirstDay, month.LastDay);
        var uncosted = await db.Streams.CountAsync(
            s => s.StartedAt < span.End && (s.EndedAt == null || (s.CostedAt == null && s.EndedAt > span.Start)), cancel);
        var owed = await db.CostDuties.CountAsync(
            d => db.Streams.Any(s => s.Id == d.StreamId && s.CostedAt != null) && db.StreamDays.Any(x => x.StreamId == d.StreamId && x.Day >= first && x.Day <= last), cancel);
        var unread = await db.InboxMessages.CountAsync(
            m => (m.State == InboxState.Pending || m.State == InboxState.Parked) && m.ReceivedAt < span.End, cancel);
        return new StatementCompleteness(span.End <= clock.GetUtcNow(), uncosted, owed, unread, await UnreadUsageAsync(month, span.End <= clock.GetUtcNow(), cancel), coveragePercent);
    }

    /// <summary>
    /// Days that the vendor no longer tells of are not waited for: they are never read. Nor does a month that runs lack the days that are still to
    /// come; one that is over lacks each of its own until it is read.
    /// </summary>
    private async Task<int?> UnreadUsageAsync(BillingMonth month, bool isOver, CancellationToken cancel)
    {
        if (!vendors.IsCloudflareOn())
        {
            return null;
        }

        if (await delivered.FirstDayAsync(cancel) is not { } counted)
        {
            return 0;
        }

        var reach = UsageReadingRow.FirstReadable(clock.GetUtcNow());
        var from = new[] { month.FirstDay, counted, reach }.Max();
        var settled = reach.AddDays(UsageReadingRow.DaysBack - 1);
        var last = isOver || month.LastDay < settled ? month.LastDay : settled;
        var read = await db.UsageReadings.CountAsync(r => r.Service == UsageReadingRow.CloudflareDelivery && r.Day >= from && r.Day <= last, cancel);
        return Math.Max(0, last.DayNumber - from.DayNumber + 1 - read);
    }
}
