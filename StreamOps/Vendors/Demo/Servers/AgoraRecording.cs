using System.Globalization;
using StreamOps.Vendors.Demo.World;

namespace StreamOps.Vendors.Demo.Servers;

/// <summary>Cloud recording of a running broadcast: of the web page (which also publishes), or of the channel.</summary>
internal static class AgoraRecording
{
    private const int InProgress = 5;

    public static bool Records(DemoBroadcast broadcast) =>
        broadcast.Channel.Relay is "web-recording" or "cloud-recording" && broadcast.Mode == DemoMode.Hybrid;

    public static bool IsWeb(DemoBroadcast broadcast) => broadcast.Channel.Relay == "web-recording";

    /// <summary>The uid under which the recorder is in the channel; a string in everything about recording.</summary>
    public static string Uid(DemoBroadcast broadcast) =>
        AgoraUids.Server(broadcast.Channel).ToString(CultureInfo.InvariantCulture);

    public static object Query(DemoBroadcast broadcast, string resourceId, string mode, DateTimeOffset now) => new
    {
        cname = broadcast.Channel.AgoraChannel,
        uid = Uid(broadcast),
        resourceId,
        sid = broadcast.RecordingSid,
        serverResponse = mode == "web" ? Web(broadcast, now) : Composite(broadcast),
    };

    private static object Web(DemoBroadcast broadcast, DateTimeOffset now)
    {
        var fileList = new[] { new { filename = FileOf(broadcast), sliceStartTime = broadcast.OnAirAt.ToUnixTimeSeconds() } };
        var status = broadcast.RelayStateAt(now) == DemoRelayState.Starting ? "connecting" : "publishing";
        var outputs = new[] { new { rtmpUrl = AgoraConverters.RtmpUrl(broadcast), status } };
        return new
        {
            status = InProgress,
            extensionServiceState = new object[]
            {
                new { serviceName = "web_recorder_service", payload = new { state = "inProgress", onhold = false, fileList } },
                new { serviceName = "rtmp_publish_service", payload = new { state = "inProgress", outputs } },
            },
        };
    }

    private static object Composite(DemoBroadcast broadcast) => new
    {
        status = InProgress,
        fileListMode = "json",
        fileList = new[]
        {
            new
            {
                fileName = FileOf(broadcast),
                trackType = "audio_and_video",
                uid = "0",
                mixedAllUser = true,
                isPlayable = true,
                sliceStartTime = broadcast.OnAirAt.ToUnixTimeSeconds(),
            },
        },
        sliceStartTime = broadcast.OnAirAt.ToUnixTimeMilliseconds(),
    };

    public static string FileOf(DemoBroadcast broadcast) => $"{broadcast.RecordingSid}_{broadcast.Channel.AgoraChannel}.m3u8";
}
