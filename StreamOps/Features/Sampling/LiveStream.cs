using StreamOps.Data.Samples;
using StreamOps.Domain.Streams;

namespace StreamOps.Features.Sampling;

/// <summary>A live stream as far as sampling needs to know it.</summary>
/// <param name="StartedAt">UTC.</param>
/// <param name="RelayStatus">The last one known.</param>
public sealed record LiveStream(
    long Id,
    DateTimeOffset StartedAt,
    StreamMode Mode,
    RelayStatus RelayStatus,
    RelayPath Relay,
    string? AgoraChannel,
    string? LiveInputId)
{
    /// <summary>The sample of a moment in which nothing could be learnt: the last known facts, no viewers, never a zero.</summary>
    public NewSample Unknown(DateTimeOffset at) =>
        new(Id, at, RelayStatus, IsLive: true, null, null, null, null, null, null, SampleSource.Sampler);
}
