namespace StreamOps.Domain.Streams;

/// <summary>What asking the vendors brought to light about a channel without a live stream.</summary>
/// <param name="CloudflareLive">Null: not asked, or no answer.</param>
/// <param name="VideoSince">When Cloudflare began the recording of the present broadcast, UTC; null where not known.</param>
/// <param name="HostsPresent">Null: not asked, or no answer.</param>
public sealed record AirPoll(bool? CloudflareLive, DateTimeOffset? VideoSince, bool? HostsPresent);

/// <summary>Repairs by polling what notices missed. Slower than notices on purpose: a relay runs on for a while after its host has left.</summary>
public static class PollRule
{
    /// <summary>After an end nothing is begun for this long, unless a new recording shows that it is another broadcast.</summary>
    public static readonly TimeSpan Settle = TimeSpan.FromMinutes(2);

    /// <summary>A recording that began longer ago says nothing about the stream: inputs that reconnect go on with the same one.</summary>
    public static readonly TimeSpan OldestVideo = TimeSpan.FromHours(12);

    /// <param name="lastEnd">When the channel's last stream ended, UTC; null for a channel without one.</param>
    /// <returns>When the stream that was missed began; null where there is none.</returns>
    public static DateTimeOffset? Begun(AirPoll poll, DateTimeOffset? lastEnd, DateTimeOffset now)
    {
        if (poll is { CloudflareLive: true, VideoSince: { } since }
            && (lastEnd is null || since >= lastEnd) && since <= now && now - since <= OldestVideo)
        {
            return since;
        }

        var settled = lastEnd is null || now - lastEnd >= Settle;
        var onAir = poll.HostsPresent ?? poll.CloudflareLive ?? false;
        return settled && onAir ? now : null;
    }
}
