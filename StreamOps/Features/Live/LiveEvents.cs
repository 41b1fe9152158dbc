using StreamOps.Data.Figures;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;

namespace StreamOps.Features.Live;

/// <summary>A live stream on the wall.</summary>
/// <param name="Viewers">Null: not known.</param>
public sealed record LiveStream(
    long Id, long ChannelId, string Channel, int? Viewers, string RelayStatus, DateTimeOffset StartedAt, decimal CostUsd, string Health, string HealthReason);

/// <summary>The event <c>platform</c>: everything that is live for the caller, worst first.</summary>
public sealed record PlatformEvent(DateTimeOffset At, int LiveNow, int? ViewersNow, decimal AccruedUsd, IReadOnlyList<LiveStream> Streams)
{
    public static PlatformEvent Of(IEnumerable<StreamFigures> live, PriceBook book, DateTimeOffset at)
    {
        var streams = live
            .Select(s => (Figures: s, s.Health))
            .OrderBy(s => s.Health.Urgency)
            .ThenByDescending(s => s.Figures.ViewersNow ?? 0)
            .ThenBy(s => s.Figures.Stream.Id)
            .Select(s => new LiveStream(
                s.Figures.Stream.Id,
                s.Figures.Stream.ChannelId,
                s.Figures.ChannelName,
                s.Figures.ViewersNow,
                WireName.Of(s.Figures.Stream.RelayStatus),
                s.Figures.Stream.StartedAt,
                CostLines.Total(s.Figures.Cost(book)),
                WireName.Of(s.Health.Grade),
                s.Health.Reason))
            .ToList();
        return new PlatformEvent(at, streams.Count, Together(streams), streams.Sum(s => s.CostUsd), streams);
    }

    /// <summary>Null where something is live and of nothing the viewers are known: that is not nobody.</summary>
    private static int? Together(List<LiveStream> streams) =>
        streams.Count > 0 && streams.TrueForAll(s => s.Viewers is null) ? null : streams.Sum(s => s.Viewers ?? 0);
}

/// <summary>The event <c>sample</c>: one stream as it stands.</summary>
/// <param name="CostUsd">Cost so far, rounded up to a cent as the sum of its lines.</param>
/// <param name="CostPerMinuteUsd">What one more minute costs with the viewers of now, unrounded.</param>
public sealed record SampleEvent(
    long StreamId,
    DateTimeOffset At,
    int? Viewers,
    int? HlsViewers,
    int? RtcViewers,
    string RelayStatus,
    bool IsLive,
    int? BitrateKbps,
    double? FrameRate,
    double? PacketLossPercent,
    decimal CostUsd,
    decimal CostPerMinuteUsd,
    long DurationSeconds,
    int? PeakViewers,
    int? AvgViewers,
    decimal? ViewerMinutes,
    string Health,
    string HealthReason)
{
    public static SampleEvent Of(StreamFigures figures, PriceBook book)
    {
        var total = figures.Total;
        var health = figures.Health;
        return new SampleEvent(
            figures.Stream.Id,
            total?.LastSampleAt ?? figures.AsOf,
            figures.ViewersNow,
            figures.ViewersNow is null ? null : total?.LastHlsViewers,
            figures.ViewersNow is null ? null : total?.LastAgoraViewers,
            WireName.Of(figures.Stream.RelayStatus),
            figures.IsLive,
            total?.LastBitrateKbps,
            total?.LastFrameRate,
            total?.LastPacketLossPercent,
            CostLines.Total(figures.Cost(book)),
            figures.CostPerMinute(book),
            figures.LiveMs / 1000,
            figures.Audience.Peak,
            figures.Audience.SampledMs == 0 ? null : figures.Audience.WholeAverage,
            figures.Audience.SampledMs == 0 ? null : decimal.Round(figures.Audience.ViewerMinutes, 2),
            WireName.Of(health.Grade),
            health.Reason);
    }
}

internal static class CostLines
{
    public static decimal Total(IEnumerable<CostLine> lines) => lines.Sum(l => l.Cents) / 100m;
}
