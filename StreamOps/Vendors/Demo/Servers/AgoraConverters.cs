using System.Globalization;
using StreamOps.Vendors.Demo.World;

namespace StreamOps.Vendors.Demo.Servers;

/// <summary>Media push converters, in the list's form: numbers as strings.</summary>
internal static class AgoraConverters
{
    public const int IdleTimeoutSeconds = 300;

    public static bool Pushes(DemoBroadcast broadcast) =>
        broadcast.Channel.Relay == "media-push" && broadcast.Mode == DemoMode.Hybrid;

    /// <summary>A documentation address and a host that does not exist: nothing is pushed anywhere.</summary>
    public static string RtmpUrl(DemoBroadcast broadcast) =>
        "rtmps://live.demo.streamops.local:443/live/demo-" + broadcast.Channel.CloudflareLiveInputId;

    public static object List(IEnumerable<DemoBroadcast> live, DemoPlatformSettings settings, DateTimeOffset now)
    {
        var members = live.Where(Pushes).Select(b => new
        {
            rtcChannel = b.Channel.AgoraChannel,
            status = "200",
            converterName = b.Channel.AgoraChannel + "_main",
            updateTs = Text(StateSince(b, now).ToUnixTimeSeconds()),
            appId = settings.AgoraAppId,
            rtmpUrl = RtmpUrl(b),
            ip = "203.0.113.7",
            converterId = b.ConverterId,
            create = Text(b.StartedAt.ToUnixTimeSeconds()),
            idleTimeout = Text(IdleTimeoutSeconds),
            state = StateOf(b.RelayStateAt(now)),
        }).ToList();

        return new { success = true, data = new { total_count = members.Count, cursor = 0, members } };
    }

    public static string StateOf(DemoRelayState state) => state switch
    {
        DemoRelayState.Starting => "connecting",
        DemoRelayState.Error => "failed",
        _ => "running",
    };

    private static DateTimeOffset StateSince(DemoBroadcast broadcast, DateTimeOffset now) => broadcast.RelayStateAt(now) switch
    {
        DemoRelayState.Starting => broadcast.StartedAt,
        DemoRelayState.Error => broadcast.FailsAt,
        _ => broadcast.OnAirAt,
    };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
