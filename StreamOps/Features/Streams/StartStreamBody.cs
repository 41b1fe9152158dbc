using StreamOps.Domain.Streams;
using StreamOps.Platform;

namespace StreamOps.Features.Streams;

/// <summary>What a caller may say of a stream that starts. Nothing must be said.</summary>
/// <param name="StartedAt">Default: now.</param>
/// <param name="Mode">Default: hybrid.</param>
/// <param name="Hosts">1 to 17, as many as one Agora channel takes. Default: as many as have a picture, or else 1.</param>
/// <param name="Tier">Default: that of the pictures together, or else the channel's.</param>
/// <param name="Relay">Default: the channel's.</param>
/// <param name="SampleIntervalSeconds">1 to 300. Whoever gives it hands over the stream's samples.</param>
/// <param name="HostVideos">One picture for each host, in any order.</param>
public sealed record StartStreamBody(
    string? ExternalId = null,
    DateTimeOffset? StartedAt = null,
    StreamMode? Mode = null,
    int? Hosts = null,
    ResolutionTier? Tier = null,
    RelayPath? Relay = null,
    int? SampleIntervalSeconds = null,
    IReadOnlyList<HostVideo>? HostVideos = null)
{
    private const int MostHosts = 17;

    public static StartStreamBody Read(WebFields fields) => new(
        fields.Text("externalId", 200),
        fields.Instant("startedAt"),
        fields.Word<StreamMode>("mode"),
        (int?)fields.Whole("hosts", 1, MostHosts),
        fields.Word<ResolutionTier>("tier"),
        fields.Word<RelayPath>("relay"),
        (int?)fields.Whole("sampleIntervalSeconds", 1, 300),
        fields.Each("hostVideos", 1, MostHosts, HostVideo.Read));
}
