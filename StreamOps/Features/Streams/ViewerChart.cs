using StreamOps.Components;
using StreamOps.Data.Samples;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Usage;

namespace StreamOps.Features.Streams;

/// <summary>The viewers of a stream over time as its chart draws them: all of them, and both legs where both carry somebody.</summary>
public sealed record ViewerChart(IReadOnlyList<ChartSeries> Series, IReadOnlyList<ChartRow> Points, string Grain)
{
    public ChartTable Table { get; } = new("viewers", "Viewers", "Time (UTC)", Series, Points);

    /// <summary>More points than pixels say nothing more.</summary>
    private const int MostPoints = 720;

    private static readonly ChartSeries All = new("viewers", "Viewers", "viewers");
    private static readonly ChartSeries Both = new("total", "Viewers", "viewers");
    private static readonly ChartSeries Hls = new("hls", "HLS", "hlsViewers");
    private static readonly ChartSeries Rtc = new("rtc", "RTC", "rtcViewers");

    /// <summary>Averages by minute, or by several minutes in a long stream. A piece without a known audience is a gap.</summary>
    public static ViewerChart OfMinutes(IReadOnlyList<StreamMinuteRow> minutes)
    {
        var hasBoth = minutes.Any(m => m.HlsMs > 0) && minutes.Any(m => m.RtcMs > 0);
        if (minutes.Count == 0)
        {
            return new ViewerChart(Of(hasBoth), [], "by minute");
        }

        var (first, last) = (minutes[0].Minute, minutes[^1].Minute);
        var size = (int)Math.Ceiling(((last - first).TotalMinutes + 1) / MostPoints);
        var pieces = minutes.ToLookup(m => (int)(m.Minute - first).TotalMinutes / size, m => m.Audience);
        var points = Enumerable.Range(0, ((int)(last - first).TotalMinutes / size) + 1)
            .Select(piece => Point(first.AddMinutes(piece * size), pieces[piece].Aggregate(default(Audience), (sum, a) => sum + a), hasBoth));
        return new ViewerChart(Of(hasBoth), [.. points], size == 1 ? "average by minute" : $"average by {size} minutes");
    }

    /// <summary>Every sample. Where one is missing for longer than a value holds, the line breaks.</summary>
    public static ViewerChart OfSamples(IReadOnlyList<SampleRow> samples, StreamMode mode, TimeSpan maxGap)
    {
        var hasBoth = samples.Any(s => s.HlsViewers > 0) && samples.Any(s => s.AgoraViewers > 0);
        var points = new List<ChartRow>();
        DateTimeOffset? before = null;
        foreach (var sample in samples)
        {
            if (before is { } last && sample.Timestamp - last > maxGap)
            {
                points.Add(Values(last + maxGap, null, hasBoth));
            }

            points.Add(Values(sample.Timestamp, Reading.Of(mode, sample.Timestamp, sample.IsLive, sample.HlsViewers, sample.AgoraViewers).Viewers, hasBoth));
            before = sample.Timestamp;
        }

        return new ViewerChart(Of(hasBoth), points, "every sample");
    }

    private static IReadOnlyList<ChartSeries> Of(bool hasBoth) => hasBoth ? [Both, Hls, Rtc] : [All];

    private static ChartRow Values(DateTimeOffset at, Viewers? viewers, bool hasBoth) =>
        hasBoth ? ChartRow.Of(at, viewers?.Total, viewers?.Hls, viewers?.Rtc) : ChartRow.Of(at, viewers?.Total);

    private static ChartRow Point(DateTimeOffset at, Audience audience, bool hasBoth)
    {
        decimal? Average(long viewerMs) => audience.SampledMs == 0 ? null : viewerMs / (decimal)audience.SampledMs;
        return hasBoth
            ? ChartRow.Of(at, audience.Average, Average(audience.HlsMs), Average(audience.RtcMs))
            : ChartRow.Of(at, audience.Average);
    }
}
