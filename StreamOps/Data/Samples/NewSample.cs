using StreamOps.Domain.Streams;

namespace StreamOps.Data.Samples;

/// <summary>A sample on its way into the database. Values are checked before it is made.</summary>
/// <param name="At">Instant of the sample, UTC, whole milliseconds.</param>
/// <param name="HlsViewers">Null: not known.</param>
public readonly record struct NewSample(
    long StreamId,
    DateTimeOffset At,
    RelayStatus RelayStatus,
    bool IsLive,
    int? HlsViewers,
    int? AgoraViewers,
    int? BitrateKbps,
    double? FrameRate,
    double? PacketLossPercent,
    string? CloudflareStreamId,
    SampleSource Source)
{
    public (long StreamId, long AtMs) Key => (StreamId, At.ToUnixTimeMilliseconds());
}

/// <summary>What became of a batch: every sample is one or the other.</summary>
/// <param name="Accepted">Stored now.</param>
/// <param name="Duplicates">Was there already; changed nothing.</param>
public readonly record struct SampleOutcome(int Accepted, int Duplicates);
