using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Access;
using StreamOps.Data.Streams;
using StreamOps.Domain.Time;
using StreamOps.Domain.Usage;

namespace StreamOps.Data.Figures;

/// <summary>A channel over a span of time.</summary>
/// <param name="LiveMs">Live time in the span, a live stream included up to now.</param>
/// <param name="Streams">Streams with live time in the span.</param>
/// <param name="Latest">The latest stream in the span, if any.</param>
public sealed record ChannelStats(long ChannelId, long LiveMs, int Streams, Audience Audience, StreamRow? Latest)
{
    public decimal CoveragePercent => Audience.CoveragePercent(LiveMs) ?? 0;
}

/// <summary>Reads a channel and what its streams add up to.</summary>
public sealed class ChannelFigures(StreamOpsDb db, StreamReads streams, BillingCalendar calendar)
{
    private static readonly DateTimeOffset Never = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public Task<ChannelRow?> OneAsync(ChannelScope scope, long channelId, CancellationToken cancel) =>
        scope.ChannelsOf(db).AsNoTracking().SingleOrDefaultAsync(c => c.Id == channelId, cancel);

    /// <param name="from">Inclusive; null: from the beginning. Taken at the grain of a minute.</param>
    /// <param name="to">Exclusive; null: until now.</param>
    public async Task<ChannelStats> StatsAsync(long channelId, DateTimeOffset? from, DateTimeOffset? to, CancellationToken cancel)
    {
        var span = new Interval(from ?? DateTimeOffset.UnixEpoch, to ?? Never);
        var found = await db.Streams.AsNoTracking()
            .Where(s => s.ChannelId == channelId && s.StartedAt < span.End && (s.EndedAt == null || s.EndedAt > span.Start))
            .OrderBy(s => s.StartedAt)
            .ToListAsync(cancel);
        var onAir = found.Exists(s => s.EndedAt is null)
            ? await streams.FiguresAsync(db.Streams.Where(s => s.ChannelId == channelId && s.EndedAt == null), cancel)
            : [];
        var live = found.FindAll(s => s.EndedAt is not null).ConvertAll(s => new Interval(s.StartedAt, s.EndedAt!.Value))
            .Concat(onAir.Select(s => s.Span))
            .Select(s => s.Intersect(span).Milliseconds)
            .ToList();
        var audience = from is null && to is null
            ? await WholeAsync(channelId, cancel)
            : await WithinAsync(channelId, span, cancel);
        audience = onAir.Aggregate(audience, (sum, stream) => sum + stream.OpenHold(span));
        return new ChannelStats(channelId, live.Sum(), live.Count(ms => ms > 0), audience, found.LastOrDefault());
    }

    private async Task<Audience> WholeAsync(long channelId, CancellationToken cancel)
    {
        var sums = await db.StreamTotals
            .Where(t => db.Streams.Any(s => s.Id == t.StreamId && s.ChannelId == channelId))
            .GroupBy(_ => 1)
            .Select(g => new { Hls = g.Sum(t => t.HlsMs), Rtc = g.Sum(t => t.RtcMs), Sampled = g.Sum(t => t.SampledMs), Samples = g.Sum(t => t.Samples), Peak = g.Max(t => t.Peak) })
            .SingleOrDefaultAsync(cancel);
        return sums is null ? default : new Audience(sums.Hls, sums.Rtc, sums.Sampled, sums.Samples, sums.Peak);
    }

    /// <summary>Whole billing days from the day roll-up, what is left at both ends from the minute roll-up.</summary>
    private async Task<Audience> WithinAsync(long channelId, Interval span, CancellationToken cancel)
    {
        var firstWhole = calendar.DayOf(span.Start);
        firstWhole = calendar.StartOf(firstWhole) < span.Start ? firstWhole.AddDays(1) : firstWhole;
        var afterLast = calendar.DayOf(span.End);
        if (firstWhole >= afterLast)
        {
            return await MinutesAsync(channelId, span, cancel);
        }

        var days = await db.StreamDays
            .Where(d => d.Day >= firstWhole && d.Day < afterLast && db.Streams.Any(s => s.Id == d.StreamId && s.ChannelId == channelId))
            .GroupBy(_ => 1)
            .Select(g => new { Hls = g.Sum(d => d.HlsMs), Rtc = g.Sum(d => d.RtcMs), Sampled = g.Sum(d => d.SampledMs), Samples = g.Sum(d => d.Samples), Peak = g.Max(d => d.Peak) })
            .SingleOrDefaultAsync(cancel);
        var middle = days is null ? default : new Audience(days.Hls, days.Rtc, days.Sampled, days.Samples, days.Peak);
        return middle
            + await MinutesAsync(channelId, new Interval(span.Start, calendar.StartOf(firstWhole)), cancel)
            + await MinutesAsync(channelId, new Interval(calendar.StartOf(afterLast), span.End), cancel);
    }

    private async Task<Audience> MinutesAsync(long channelId, Interval span, CancellationToken cancel)
    {
        if (span.IsEmpty)
        {
            return default;
        }

        var (from, to) = (span.Start.ToMinute(), span.End.ToMinute());
        var sums = await db.StreamMinutes
            .Where(m => m.Minute >= from && m.Minute < to && db.Streams.Any(s => s.Id == m.StreamId && s.ChannelId == channelId))
            .GroupBy(_ => 1)
            .Select(g => new { Hls = g.Sum(m => m.HlsMs), Rtc = g.Sum(m => m.RtcMs), Sampled = g.Sum(m => m.SampledMs), Samples = g.Sum(m => m.Samples), Peak = g.Max(m => m.Peak) })
            .SingleOrDefaultAsync(cancel);
        return sums is null ? default : new Audience(sums.Hls, sums.Rtc, sums.Sampled, sums.Samples, sums.Peak);
    }
}
