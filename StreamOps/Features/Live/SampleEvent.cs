using StreamOps.Components;
using StreamOps.Data.Figures;
using StreamOps.Domain.Health;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;

namespace StreamOps.Features.Live;

/// <summary>The event <c>sample</c>: one stream as it stands. Texts are written for whoever listens.</summary>
/// <param name="At">Instant of the newest sample; null where there is none.</param>
/// <param name="AsOf">Instant of the figures that grow by themselves, and of the event.</param>
/// <param name="IntervalSeconds">Between samples: how old <paramref name="At"/> may grow.</param>
/// <param name="BitrateKbps">By the newest sample, else by Cloudflare's ingest.</param>
/// <param name="IngestAt">First instant of the newest minute that Cloudflare measured at its ingest; null where none speaks for now.</param>
/// <param name="Codec">What Cloudflare takes, while it takes it.</param>
/// <param name="CostUsd">Cost so far, rounded up to a cent as the sum of its lines.</param>
/// <param name="CostPerMinuteUsd">What one more minute costs with the viewers of now, unrounded; null where they are not known.</param>
/// <param name="Samples">Taken or sent so far, those that do not say the viewers included.</param>
/// <param name="CoveragePercent">Share of the live time for which the viewers are known.</param>
/// <param name="AddsUsd">What it adds to the month if it goes on to its usual length; null where that is not known.</param>
public sealed record SampleEvent(
    long StreamId,
    DateTimeOffset? At,
    DateTimeOffset AsOf,
    int IntervalSeconds,
    int? Viewers,
    int? HlsViewers,
    int? RtcViewers,
    string Trend,
    string? TrendDirection,
    string Spark,
    string RelayStatus,
    DateTimeOffset? RelaySince,
    bool IsLive,
    int? BitrateKbps,
    double? FrameRate,
    double? PacketLossPercent,
    DateTimeOffset? IngestAt,
    decimal? KeyframeSeconds,
    decimal? UploadPercent,
    string? Codec,
    decimal CostUsd,
    decimal? CostPerMinuteUsd,
    decimal? AddsUsd,
    long DurationSeconds,
    int? PeakViewers,
    int? AvgViewers,
    decimal? ViewerMinutes,
    int Samples,
    decimal? CoveragePercent,
    string Health,
    string HealthReason,
    string HealthAdvice,
    string AgoraLegGrade,
    string AgoraLegState,
    string? AgoraLegFigures,
    string RelayLegGrade,
    string RelayLegState,
    string? RelayLegFigures,
    string CloudflareLegGrade,
    string CloudflareLegState,
    string? CloudflareLegFigures)
{
    public static SampleEvent Of(StreamFigures figures, RecentViewers recent, StreamOutlook outlook, PriceBook book, decimal costUsd)
    {
        var (total, health, legs) = (figures.Total, figures.Health, figures.Legs);
        var trend = recent.Trend(figures.ViewersNow);
        return new SampleEvent(
            figures.Stream.Id,
            total?.LastSampleAt,
            figures.AsOf,
            figures.Stream.SampleIntervalSeconds,
            figures.ViewersNow,
            figures.ViewersNow is null ? null : total?.LastHlsViewers,
            figures.ViewersNow is null ? null : total?.LastAgoraViewers,
            TrendNote.Words(trend),
            trend is { } known ? WireName.Of(known.Direction) : null,
            SparkPath.Of(recent.Averages),
            WireName.Of(figures.Stream.RelayStatus),
            figures.Stream.RelayChangedAt,
            figures.IsLive,
            total?.LastBitrateKbps ?? figures.IngestNow?.BitrateKbps,
            total?.LastFrameRate,
            total?.LastPacketLossPercent,
            figures.IngestNow is null ? null : figures.Ingest?.Minute,
            figures.IngestNow?.KeyframeSeconds,
            figures.IngestNow?.UploadPercent,
            IngestWords.Codec(legs),
            costUsd,
            figures.IsLive && figures.ViewersNow is null ? null : figures.CostPerMinute(book),
            outlook.AddsUsd,
            figures.LiveMs / 1000,
            figures.Audience.Peak,
            figures.Audience.SampledMs == 0 ? null : figures.Audience.WholeAverage,
            figures.Audience.SampledMs == 0 ? null : decimal.Round(figures.Audience.ViewerMinutes, 2),
            figures.Audience.Samples,
            figures.Audience.CoveragePercent(figures.LiveMs),
            WireName.Of(health.Grade),
            Show.Text(health.Finding),
            health.Advice,
            LegStrip.State(legs.Agora),
            legs.Agora.State,
            Words(legs.Agora),
            LegStrip.State(legs.Relay),
            legs.Relay.State,
            LegStrip.Since(legs.Relay, figures.Stream.RelayChangedAt),
            LegStrip.State(legs.Cloudflare),
            legs.Cloudflare.State,
            Words(legs.Cloudflare));
    }

    private static string? Words(StreamLeg leg) => leg.Figures is { } figures ? Show.Text(figures) : null;
}
