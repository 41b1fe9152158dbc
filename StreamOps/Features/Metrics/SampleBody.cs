using System.Text.Json.Serialization;
using StreamOps.Data.Samples;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;
using StreamOps.Platform;

namespace StreamOps.Features.Metrics;

/// <summary>A batch of samples.</summary>
/// <param name="Samples">1 to 10,000.</param>
public sealed record MetricsBody(IReadOnlyList<SampleBody> Samples);

/// <summary>One sample as callers write it.</summary>
/// <param name="HlsViewers">0 to 10,000,000; null where it is not known.</param>
/// <param name="FrameRate">Frames a second, 0 to 1,000.</param>
/// <param name="PacketLossPercent">0 to 100.</param>
[method: JsonConstructor]
public readonly record struct SampleBody(
    long StreamId,
    DateTimeOffset Timestamp,
    RelayStatus RelayStatus,
    bool IsLive,
    int? HlsViewers,
    int? AgoraViewers = null,
    int? BitrateKbps = null,
    double? FrameRate = null,
    double? PacketLossPercent = null,
    string? CloudflareStreamId = null)
{
    private const int MostViewers = 10_000_000;

    /// <summary>Only good where no error was noted.</summary>
    public static SampleBody Read(WebFields fields) => new(
        fields.Whole("streamId", 1, long.MaxValue, required: true) ?? 0,
        fields.Instant("timestamp", required: true) ?? default,
        fields.Word<RelayStatus>("relayStatus", required: true) ?? default,
        fields.Flag("isLive", required: true) ?? false,
        fields.Has("hlsViewers") ? (int?)fields.Whole("hlsViewers", 0, MostViewers) : null,
        (int?)fields.Whole("agoraViewers", 0, MostViewers),
        (int?)fields.Whole("bitrateKbps", 0, 10_000_000),
        fields.Number("frameRate", 0, 1000),
        fields.Number("packetLossPercent", 0, 100),
        fields.Text("cloudflareStreamId", 100));

    public NewSample ToSample() => new(
        StreamId, Timestamp.ToMilliseconds(), RelayStatus, IsLive, HlsViewers, AgoraViewers, BitrateKbps, FrameRate, PacketLossPercent,
        CloudflareStreamId, SampleSource.Api);
}
