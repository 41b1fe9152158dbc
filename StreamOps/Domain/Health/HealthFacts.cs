using StreamOps.Domain.Streams;

namespace StreamOps.Domain.Health;

/// <summary>Newest facts about a live stream. Null means that the source did not say.</summary>
/// <param name="SinceLastSample">Age of the newest sample; null where there is none.</param>
/// <param name="MaxGap">3 sampling intervals: older samples say nothing about now.</param>
public readonly record struct HealthFacts(
    TimeSpan? SinceLastSample, TimeSpan MaxGap, StreamMode Mode, RelayStatus Relay, bool ViewersKnown, int? BitrateKbps, decimal? FrameRate, decimal? PacketLossPercent)
{
    /// <summary>The platform's backend sends the samples over the API; else StreamOps takes them itself.</summary>
    public bool IsSentOverApi { get; init; }

    /// <summary>What Cloudflare measured of late; null where it measured nothing that still speaks for now.</summary>
    public IngestReading? Ingest { get; init; }

    /// <summary>By the newest sample; where that does not say it, by Cloudflare's ingest.</summary>
    public int? MeasuredKbps => BitrateKbps ?? Ingest?.BitrateKbps;

    /// <summary>A sample that still speaks for now.</summary>
    public bool IsFresh => SinceLastSample is { } age && age <= MaxGap;

    /// <summary>Agora's side is relayed to Cloudflare's.</summary>
    public bool IsRelayed => Mode == StreamMode.Hybrid;

    /// <summary>Cloudflare takes the stream in, over the relay or directly, so that its limits hold.</summary>
    public bool IsIngested => Mode != StreamMode.AgoraOnly;
}
