using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Costs;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Reports;

/// <summary>
/// Tells cheaply whether the figures of a month have moved between two looks. Whatever changes what a stream costs has its records written anew,
/// under new numbers; the usage is summed up beside, for streams that cost nothing.
/// </summary>
public sealed record MonthMark(int Records, long LastRecord, int Adjustments, DateTimeOffset? AdjustedAt, int Days, long LiveMs, long ViewerMs, long Samples, long PriceBookVersion)
{
    public static async Task<MonthMark> OfAsync(StreamOpsDb db, BillingMonth month, CancellationToken cancel)
    {
        var (text, first, last) = (month.ToString(), month.FirstDay, month.LastDay);
        var records = db.CostRecords.Where(r => r.Month == text);
        var adjustments = db.Adjustments.Where(a => a.BookedMonth == text);
        var days = await db.StreamDays
            .Where(d => d.Day >= first && d.Day <= last)
            .GroupBy(_ => 1)
            .Select(g => new { Count = g.Count(), Live = g.Sum(d => d.LiveMs), Viewers = g.Sum(d => d.HlsMs + d.RtcMs), Samples = g.Sum(d => (long)d.Samples) })
            .SingleOrDefaultAsync(cancel);
        return new MonthMark(
            await records.CountAsync(cancel),
            await records.MaxAsync(r => (long?)r.Id, cancel) ?? 0,
            await adjustments.CountAsync(cancel),
            await adjustments.MaxAsync(a => (DateTimeOffset?)a.RecordedAt, cancel),
            days?.Count ?? 0,
            days?.Live ?? 0,
            days?.Viewers ?? 0,
            days?.Samples ?? 0,
            (await PriceBooks.CurrentAsync(db, cancel)).Version);
    }
}
