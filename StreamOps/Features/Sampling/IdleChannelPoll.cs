using Microsoft.Extensions.Options;
using StreamOps.Domain.Streams;
using StreamOps.Vendors.Agora;
using StreamOps.Vendors.Cloudflare;

namespace StreamOps.Features.Sampling;

/// <summary>A channel on which nothing is known to be on air.</summary>
/// <param name="LastEnd">When its last stream ended, UTC.</param>
public sealed record IdleChannel(long Id, string? AgoraChannel, string? LiveInputId, DateTimeOffset? LastEnd);

/// <summary>Asks the vendors whether an idle channel is on air after all.</summary>
public sealed class IdleChannelPoll(
    CloudflareStreamClient cloudflare,
    AgoraClient agora,
    IOptionsMonitor<CloudflareOptions> cloudflareOptions,
    IOptionsMonitor<AgoraOptions> agoraOptions,
    TimeProvider clock)
{
    /// <param name="asksAgora">Agora's limit does not allow to ask about every idle channel every time.</param>
    public async Task<AirPoll> AskAsync(IdleChannel channel, bool asksAgora, VendorTally ofCloudflare, VendorTally ofAgora, CancellationToken cancel)
    {
        var lifecycle = channel.LiveInputId is { } input && cloudflareOptions.CurrentValue.IsConfigured
            ? await ofCloudflare.AskAsync(c => cloudflare.GetLifecycleAsync(input, c), cancel)
            : null;
        var users = asksAgora && channel.AgoraChannel is { } name && agoraOptions.CurrentValue.IsConfigured
            ? await ofAgora.AskAsync(c => agora.GetChannelUsersAsync(name, c), cancel)
            : null;
        var since = lifecycle is { Live: true, VideoUid: { } video } ? await CreatedAsync(channel.LiveInputId!, video, ofCloudflare, cancel) : null;
        return new AirPoll(lifecycle?.Live, since, users is null ? null : users.Hosts.Count > 0);
    }

    /// <summary>One call to the API host, only for an input that was found on air.</summary>
    private async Task<DateTimeOffset?> CreatedAsync(string input, string video, VendorTally ofCloudflare, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var videos = await ofCloudflare.AskAsync(c => cloudflare.ListVideosAsync(now - PollRule.OldestVideo, now.AddMinutes(1), input, c), cancel);
        return videos?.FirstOrDefault(v => v.Uid == video)?.Created;
    }
}
