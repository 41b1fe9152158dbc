using StreamOps.Vendors.Demo.World;

namespace StreamOps.Vendors.Demo.Servers;

/// <summary>A live input as Cloudflare describes it, with the status as an object.</summary>
internal static class CloudflareLiveInput
{
    /// <summary>Older connections are forgotten.</summary>
    private static readonly TimeSpan History = TimeSpan.FromDays(1);

    private static readonly string[] AllowedOrigins = ["shop.demo.streamops.local"];

    public static object Listed(DemoChannel channel, DateTimeOffset created) => new
    {
        uid = channel.CloudflareLiveInputId,
        created = CloudflareLibrary.Stamp(created),
        modified = CloudflareLibrary.Stamp(created),
        meta = new { name = channel.ExternalId },
        enabled = true,
        deleteRecordingAfterDays = CloudflareLibrary.KeptDays,
    };

    /// <summary>With the members that carry secrets at Cloudflare, as a client must cope with them; nothing listens there.</summary>
    public static object Whole(DemoChannel channel, DemoWorld world, DateTimeOffset created, DateTimeOffset now)
    {
        var rtmps = new { url = "rtmps://live.demo.streamops.local:443/live/", streamKey = "demo-" + channel.CloudflareLiveInputId };
        var srt = new { url = "srt://live.demo.streamops.local:778", streamId = "demo-" + channel.CloudflareLiveInputId, passphrase = "demo" };
        return new
        {
            uid = channel.CloudflareLiveInputId,
            rtmps,
            rtmpsPlayback = rtmps,
            srt,
            srtPlayback = srt,
            webRTC = new { url = "https://customer-demo.streamops.local/webRTC/publish" },
            webRTCPlayback = new { url = "https://customer-demo.streamops.local/webRTC/play" },
            created = CloudflareLibrary.Stamp(created),
            modified = CloudflareLibrary.Stamp(created),
            meta = new { name = channel.ExternalId },
            enabled = true,
            deleteRecordingAfterDays = CloudflareLibrary.KeptDays,
            preferLowLatency = false,
            recording = new
            {
                mode = "automatic",
                timeoutSeconds = 0,
                requireSignedURLs = false,
                allowedOrigins = AllowedOrigins,
                hideLiveViewerCount = false,
            },
            status = Status(channel, world, now),
        };
    }

    private static object? Status(DemoChannel channel, DemoWorld world, DateTimeOffset now)
    {
        var shows = world.Touching(now - History, now)
            .Where(b => b.Channel == channel && b.Mode != DemoMode.AgoraOnly && b.OnAirAt <= now)
            .Reverse()
            .Take(3)
            .ToList();

        return shows.Count == 0 ? null : new
        {
            current = Moment(shows[0], now),
            history = shows.Skip(1).Select(b => Moment(b, now)),
        };
    }

    private static object Moment(DemoBroadcast broadcast, DateTimeOffset now)
    {
        var (state, reason, entered) = broadcast switch
        {
            { RelayFails: true } => ("disconnected", "failed_to_connect", broadcast.FailsAt),
            _ when broadcast.IsOnAirAt(now) => ("connected", "connected", broadcast.OnAirAt),
            _ => ("disconnected", "client_disconnect", broadcast.EndedAt),
        };
        return new
        {
            ingestProtocol = "rtmp",
            reason,
            state,
            statusEnteredAt = CloudflareLibrary.Stamp(entered),
            statusLastSeen = CloudflareLibrary.Stamp(state == "connected" ? now : entered),
        };
    }
}
