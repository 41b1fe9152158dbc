using Microsoft.EntityFrameworkCore;
using StreamOps.Domain.Time;
using StreamOps.Domain.Usage;

namespace StreamOps.Data.Figures;

/// <summary>A past stream and what its channel's streams before it came to.</summary>
/// <param name="Before">The newest first.</param>
/// <param name="IsWhole">False where there are more than were read.</param>
public sealed record StreamPast(StreamResult Stream, IReadOnlyList<StreamResult> Before, bool IsWhole)
{
    public IReadOnlyList<SummaryLine> Summary => StreamSummary.Of(Stream, Before);

    public PlainResult Result => PlainResultRule.Of(Stream, Before, IsWhole);
}

/// <summary>Reads the streams that a past one is compared with, from roll-ups.</summary>
public sealed class StreamHistory(StreamOpsDb db, StreamCosts costs, BillingCalendar calendar)
{
    /// <summary>A daily show of more than a year; what lies further back is not looked at.</summary>
    public const int Most = 400;

    /// <returns>Null for a stream on air: it has not come to anything yet.</returns>
    public async Task<StreamPast?> OfAsync(StreamFigures figures, CancellationToken cancel)
    {
        if (figures.Stream is not { EndedAt: { } end } stream)
        {
            return null;
        }

        var rows = await db.Streams.AsNoTracking()
            .Where(s => s.ChannelId == stream.ChannelId && s.StartedAt < stream.StartedAt && s.EndedAt != null)
            .OrderByDescending(s => s.StartedAt)
            .Take(Most + 1)
            .LeftJoin(db.StreamTotals, s => s.Id, t => t.StreamId, (s, t) => new { s.Id, s.StartedAt, s.EndedAt, Total = t })
            .ToListAsync(cancel);
        var before = rows.OrderByDescending(r => r.StartedAt).Take(Most)
            .Select(r => Result(r.Id, r.StartedAt, r.EndedAt!.Value, r.Total?.Audience ?? default)).ToList();
        var own = Result(stream.Id, stream.StartedAt, end, figures.Audience);

        // Costs only of those that are compared: reading them for all would read as many records as a month has.
        var (last, weekday) = StreamSummary.Looked(own, before);
        var paid = await costs.BookedAsync([.. last.Concat(weekday).Append(own).Select(r => r.Id).Distinct()], cancel);
        return new StreamPast(Paid(own), [.. before.Select(Paid)], rows.Count <= Most);

        StreamResult Paid(StreamResult result) => paid.TryGetValue(result.Id, out var usd) ? result with { CostUsd = usd } : result;
    }

    private StreamResult Result(long id, DateTimeOffset start, DateTimeOffset end, Audience audience) =>
        new(id, start, calendar.DayOf(start), new Interval(start, end).Milliseconds, audience, null);
}
