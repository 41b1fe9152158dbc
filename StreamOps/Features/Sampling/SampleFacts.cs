using StreamOps.Data.Samples;
using StreamOps.Domain.Streams;
using StreamOps.Vendors.Agora;
using StreamOps.Vendors.Cloudflare;

namespace StreamOps.Features.Sampling;

/// <summary>What the vendors said about one stream. Null: not asked, or no answer.</summary>
/// <param name="Viewers">Over HLS.</param>
public sealed record SampleFacts(Lifecycle? Lifecycle, int? Viewers, AgoraChannelUsers? Users, IReadOnlyList<AgoraConverter>? Converters)
{
    /// <param name="asksCloudflare">The stream has a live input and Cloudflare can be asked.</param>
    /// <param name="asksAgora">Likewise.</param>
    public NewSample ToSample(LiveStream stream, DateTimeOffset at, bool asksCloudflare, bool asksAgora)
    {
        var status = Relay(stream);
        return stream.Unknown(at) with
        {
            RelayStatus = status,
            IsLive = IsLive(asksCloudflare, asksAgora),
            HlsViewers = Viewers,
            AgoraViewers = Audience(stream, status),
            CloudflareStreamId = Lifecycle is { Live: true } live ? live.VideoUid : null,
        };
    }

    /// <summary>Off air only where every leg is known to be off: silence is no end.</summary>
    private bool IsLive(bool asksCloudflare, bool asksAgora) =>
        (asksCloudflare && Lifecycle is not { Live: false }) || (asksAgora && Users is not { Hosts.Count: 0 });

    private RelayStatus Relay(LiveStream stream)
    {
        if (stream.Mode == StreamMode.AgoraOnly)
        {
            return stream.RelayStatus;
        }

        if (Lifecycle is { Live: true })
        {
            return RelayStatus.Active;
        }

        if (Converters is { Count: > 0 } && Converters.All(c => c.State == AgoraConverterState.Failed))
        {
            return RelayStatus.Error;
        }

        return Lifecycle is not null && stream.RelayStatus == RelayStatus.Active ? RelayStatus.Stopped : stream.RelayStatus;
    }

    /// <summary>The relay's own server sits in the Agora audience while it runs, and Agora's list does not tell it apart.</summary>
    private int? Audience(LiveStream stream, RelayStatus status)
    {
        var server = stream.Mode == StreamMode.Hybrid && status is RelayStatus.Starting or RelayStatus.Active ? 1 : 0;
        return Users is null ? null : Math.Max(0, Users.Audience - server);
    }
}
