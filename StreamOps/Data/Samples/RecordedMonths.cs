using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Costs;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Samples;

/// <summary>Keeps and reads the live time of recorded streams by billing month.</summary>
public static class RecordedMonths
{
    /// <summary>
    /// Adds what an end or a moved start changes, in the transaction that adds it to the days. In order of months, and before the minutes of the
    /// platform, so that two writers wait for each other instead of dying in a deadlock.
    /// </summary>
    public static async Task AddAsync(StreamOpsDb db, StreamChange change, CancellationToken cancel)
    {
        if (change.Stream.Mode == StreamMode.AgoraOnly)
        {
            return;
        }

        var months = change.LiveMs.GroupBy(d => BillingMonthRow.NumberOf(BillingMonth.Of(d.Key)), d => d.Value).Select(m => (Number: m.Key, Ms: m.Sum()));
        foreach (var (number, ms) in months.Where(m => m.Ms != 0).OrderBy(m => m.Number))
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO recorded_months AS m (number, live_ms) VALUES ({number}, {ms})
                ON CONFLICT (number) DO UPDATE SET live_ms = m.live_ms + excluded.live_ms
                """,
                cancel);
        }
    }

    /// <summary>Minutes of all months before one.</summary>
    public static async Task<decimal> MinutesBeforeAsync(StreamOpsDb db, BillingMonth month, CancellationToken cancel)
    {
        var number = BillingMonthRow.NumberOf(month);
        return await db.RecordedMonths.Where(m => m.Number < number).SumAsync(m => m.LiveMs, cancel) / 60_000m;
    }
}
