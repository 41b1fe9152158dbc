using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Samples;
using StreamOps.Domain.Time;
using StreamOps.Domain.Usage;

namespace StreamOps.Data.Figures;

/// <summary>A channel in one minute, hour or day.</summary>
/// <param name="Span">The whole step, also where the channel was live in a part of it.</param>
/// <param name="LiveMs">Live time in the step.</param>
public sealed record MetricStep(Interval Span, long LiveMs, Audience Audience);

/// <summary>
/// A channel's history, newest first, one page at a time. Steps are those in which the channel was live, sampled or not,
/// so their number follows from the streams, and only the steps of the page are read from the roll-ups.
/// </summary>
public sealed class ChannelMetrics(StreamOpsDb db, StreamReads streams, BillingCalendar calendar, TimeProvider clock)
{
    /// <summary>The longest span that is told at a resolution; null: any.</summary>
    public static TimeSpan? LongestSpan(Resolution resolution) => resolution switch
    {
        Resolution.Raw => TimeSpan.FromDays(31),
        Resolution.Minute => TimeSpan.FromDays(93),
        Resolution.Hour => TimeSpan.FromDays(1100),
        _ => null,
    };

    /// <summary>Fills in the open ends of a span: the newest stretch that the resolution allows, up to the channel's last live moment.</summary>
    public async Task<Interval> SpanAsync(long channelId, DateTimeOffset? from, DateTimeOffset? to, Resolution resolution, CancellationToken cancel)
    {
        if (LongestSpan(resolution) is not { } longest)
        {
            return new Interval(from ?? DateTimeOffset.UnixEpoch, to ?? clock.GetUtcNow());
        }

        var end = to ?? (from + longest) ?? await LastMomentAsync(channelId, cancel);
        return new Interval(from ?? (end - longest), end);
    }

    /// <summary>Samples of the channel, taken in the span.</summary>
    public async Task<(List<SampleRow> Items, int Total)> RawAsync(long channelId, Interval span, int page, int pageSize, CancellationToken cancel)
    {
        var ids = await db.Streams
            .Where(s => s.ChannelId == channelId && s.StartedAt < span.End && (s.EndedAt == null || s.EndedAt >= span.Start))
            .Select(s => s.Id)
            .ToListAsync(cancel);
        var samples = db.Samples.AsNoTracking().Where(s => ids.Contains(s.StreamId) && s.Timestamp >= span.Start && s.Timestamp < span.End);
        var items = await samples
            .OrderByDescending(s => s.Timestamp).ThenByDescending(s => s.StreamId)
            .Skip((page - 1) * pageSize).Take(pageSize)
            .ToListAsync(cancel);
        return (items, await samples.CountAsync(cancel));
    }

    /// <summary>Steps in which the channel was live within the span. Both ends are taken at the grain of a step: it begins in the span.</summary>
    public async Task<(List<MetricStep> Items, int Total)> StepsAsync(
        long channelId, Interval span, Resolution resolution, int page, int pageSize, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var live = (await db.Streams
            .Where(s => s.ChannelId == channelId && s.StartedAt < span.End && (s.EndedAt == null || s.EndedAt > span.Start))
            .Select(s => new { s.StartedAt, s.EndedAt })
            .ToListAsync(cancel))
            .ConvertAll(s => new Interval(s.StartedAt, s.EndedAt ?? now));
        var grid = new StepGrid(calendar, resolution);
        var starts = live.SelectMany(grid.StartsIn).Where(span.Contains).Distinct().OrderDescending().ToList();
        var shown = starts.Skip((page - 1) * pageSize).Take(pageSize).Select(grid.StepFrom).ToList();
        if (shown.Count == 0)
        {
            return ([], starts.Count);
        }

        var audiences = await AudiencesAsync(channelId, grid, new Interval(shown[^1].Start, shown[0].End), cancel);
        var onAir = await streams.FiguresAsync(db.Streams.Where(s => s.ChannelId == channelId && s.EndedAt == null), cancel);
        return (shown.ConvertAll(step => new MetricStep(
            step,
            live.Sum(l => l.Intersect(step).Milliseconds),
            onAir.Aggregate(audiences.GetValueOrDefault(step.Start), (sum, stream) => sum + stream.OpenHold(step)))), starts.Count);
    }

    private async Task<Dictionary<DateTimeOffset, Audience>> AudiencesAsync(long channelId, StepGrid grid, Interval span, CancellationToken cancel)
    {
        var mine = db.Streams.Where(s => s.ChannelId == channelId).Select(s => s.Id);
        if (grid.Resolution == Resolution.Day)
        {
            var (first, end) = (calendar.DayOf(span.Start), calendar.DayOf(span.End));
            var days = await db.StreamDays.AsNoTracking().Where(d => mine.Contains(d.StreamId) && d.Day >= first && d.Day < end).ToListAsync(cancel);
            return Sum(days.Select(d => (calendar.StartOf(d.Day), d.Audience)));
        }

        var minutes = await db.StreamMinutes.AsNoTracking()
            .Where(m => mine.Contains(m.StreamId) && m.Minute >= span.Start && m.Minute < span.End)
            .ToListAsync(cancel);
        return Sum(minutes.Select(m => (grid.StartOf(m.Minute), m.Audience)));
    }

    private static Dictionary<DateTimeOffset, Audience> Sum(IEnumerable<(DateTimeOffset Start, Audience Audience)> pieces) =>
        pieces.GroupBy(p => p.Start).ToDictionary(g => g.Key, g => g.Aggregate(default(Audience), (sum, p) => sum + p.Audience));

    /// <summary>First instant after all that is known of the channel.</summary>
    private async Task<DateTimeOffset> LastMomentAsync(long channelId, CancellationToken cancel)
    {
        var last = await db.Streams
            .Where(s => s.ChannelId == channelId)
            .OrderByDescending(s => s.StartedAt)
            .Select(s => new { s.EndedAt })
            .FirstOrDefaultAsync(cancel);
        return (last?.EndedAt ?? clock.GetUtcNow()).AddMilliseconds(1);
    }
}
