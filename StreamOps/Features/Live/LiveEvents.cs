using StreamOps.Components;
using StreamOps.Data.Figures;
using StreamOps.Domain.Streams;

namespace StreamOps.Features.Live;

/// <summary>A live stream on the wall. Texts are written for whoever listens.</summary>
/// <param name="At">Instant of its newest sample; null where there is none.</param>
/// <param name="IntervalSeconds">Between its samples: how old <paramref name="At"/> may grow.</param>
/// <param name="Viewers">Null: not known.</param>
/// <param name="Spark">Path of the last half hour.</param>
public sealed record LiveStream(
    long Id,
    long ChannelId,
    string Channel,
    DateTimeOffset? At,
    int IntervalSeconds,
    string Source,
    int? Viewers,
    string Trend,
    string? TrendDirection,
    string Spark,
    string RelayStatus,
    DateTimeOffset StartedAt,
    decimal CostUsd,
    string Health,
    string HealthReason,
    string HealthAdvice)
{
    public static LiveStream Of(StreamFigures figures, LiveSnapshot snapshot)
    {
        var health = figures.Health;
        var recent = snapshot.RecentOf(figures);
        var trend = recent.Trend(figures.ViewersNow);
        return new LiveStream(
            figures.Stream.Id,
            figures.Stream.ChannelId,
            figures.ChannelName,
            figures.Total?.LastSampleAt,
            figures.Stream.SampleIntervalSeconds,
            LiveSource.Of(figures.Stream.IsSampled),
            figures.ViewersNow,
            TrendNote.Words(trend),
            trend is { } known ? WireName.Of(known.Direction) : null,
            SparkPath.Of(recent.Averages),
            WireName.Of(figures.Stream.RelayStatus),
            figures.Stream.StartedAt,
            snapshot.CostUsd(figures.Stream.Id),
            WireName.Of(health.Grade),
            Show.Text(health.Finding),
            health.Advice);
    }
}

/// <summary>The event <c>platform</c>: everything that is live for the caller, worst first.</summary>
/// <param name="At">Instant of the figures.</param>
/// <param name="Troubled">Streams that are not known to go well.</param>
/// <param name="AccruedUsd">What they have cost since they began, rounded as a month's lines are; the costs of <paramref name="Streams"/> may come to a few cents more.</param>
public sealed record PlatformEvent(DateTimeOffset At, int LiveNow, int Troubled, int? ViewersNow, decimal AccruedUsd, IReadOnlyList<LiveStream> Streams)
{
    public static PlatformEvent Of(IEnumerable<StreamFigures> live, LiveSnapshot snapshot)
    {
        var figures = LiveOrder.Of(live).ToList();
        var streams = figures.ConvertAll(s => LiveStream.Of(s, snapshot));
        return new PlatformEvent(
            snapshot.At, streams.Count, LiveTotals.Troubled(figures), LiveTotals.Viewers(figures), LiveTotals.CostUsd(figures.SelectMany(s => snapshot.Costs[s.Stream.Id])), streams);
    }
}
