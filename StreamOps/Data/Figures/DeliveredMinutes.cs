using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Streams;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Figures;

/// <summary>HLS viewer-minutes of UTC days, which are not the days of the roll-ups: those are of the billing zone.</summary>
public sealed class DeliveredMinutes(StreamOpsDb db)
{
    private const decimal MsPerMinute = 60_000;

    /// <summary>The first UTC day that was counted whole; null: there has been no stream.</summary>
    public async Task<DateOnly?> FirstDayAsync(CancellationToken cancel) =>
        await db.Streams.MinAsync(s => (DateTimeOffset?)s.StartedAt, cancel) is { } first ? first.UtcDay().AddDays(1) : null;

    /// <summary>Streams that lie in the day by their totals, those that reach over its ends by their minutes in it.</summary>
    public async Task<decimal> OfAsync(DateOnly day, CancellationToken cancel)
    {
        var from = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var to = from.AddDays(1);
        var streams = db.Streams.Where(s => s.Mode != StreamMode.AgoraOnly && s.StartedAt < to && (s.EndedAt == null || s.EndedAt > from));
        var whole = await Ids(streams.Where(s => s.StartedAt >= from && s.EndedAt <= to))
            .Join(db.StreamTotals, id => id, t => t.StreamId, (_, t) => t.HlsMs)
            .SumAsync(cancel);
        var cut = await Ids(streams.Where(s => s.StartedAt < from || s.EndedAt == null || s.EndedAt > to))
            .Join(db.StreamMinutes.Where(m => m.Minute >= from && m.Minute < to), id => id, m => m.StreamId, (_, m) => m.HlsMs)
            .SumAsync(cancel);
        return (whole + cut) / MsPerMinute;
    }

    private static IQueryable<long> Ids(IQueryable<StreamRow> streams) => streams.Select(s => s.Id);
}
