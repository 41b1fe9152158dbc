using StreamOps.Vendors.Demo.Servers;
using StreamOps.Vendors.Demo.World;

namespace StreamOps.Vendors.Demo.Webhooks;

/// <summary>Agora's events about the relay of one broadcast: media push, or a recording where that is the path.</summary>
internal static class RelayNotices
{
    private const int MediaPush = 5, Created = 1, StateChanged = 3, Destroyed = 4;
    private const int Recording = 3, Uploaded = 31, RecorderStarted = 40, RecorderLeft = 41, SessionExit = 11, PublishStatus = 100;
    private const int LeftByApi = 16;

    public static IEnumerable<DemoNotice> Of(DemoBroadcast broadcast) =>
        AgoraConverters.Pushes(broadcast) ? Push(broadcast) : AgoraRecording.Records(broadcast) ? Recorded(broadcast) : [];

    private static IEnumerable<DemoNotice> Push(DemoBroadcast b)
    {
        var changedAt = b.RelayFails ? b.FailsAt : b.OnAirAt;
        var state = b.RelayFails ? "failed" : "running";
        var (id, name, createTs) = (b.ConverterId, b.Channel.AgoraChannel + "_main", b.StartedAt.ToUnixTimeSeconds());
        return
        [
            Notice(Created, b.StartedAt.AddSeconds(1), new
            {
                converter = new
                {
                    id,
                    name,
                    transcodeOptions = Transcode(b),
                    rtmpUrl = AgoraConverters.RtmpUrl(b),
                    idleTimeout = AgoraConverters.IdleTimeoutSeconds,
                    createTs,
                    updateTs = createTs,
                    state = "connecting",
                },
                lts = b.StartedAt.AddSeconds(1).ToUnixTimeMilliseconds(),
                xRequestId = DemoIds.Hex32(0, b.ExternalId),
            }),
            Notice(StateChanged, changedAt, new
            {
                converter = new { id, createTs, updateTs = changedAt.ToUnixTimeSeconds(), state },
                lts = changedAt.ToUnixTimeMilliseconds(),
                fields = "id,createTs,updateTs,state",
            }),

            // In seconds: the published examples and the published text do not agree on the unit, and a receiver must take both.
            Notice(Destroyed, b.EndedAt.AddSeconds(1), new
            {
                converter = new { id, name, createTs, updateTs = changedAt.ToUnixTimeSeconds() },
                lts = b.EndedAt.AddSeconds(1).ToUnixTimeSeconds(),
                destroyReason = "Delete Request",
                fields = "id,name,createTs,updateTs",
            }),
        ];

        DemoNotice Notice(int type, DateTimeOffset at, object payload) =>
            new AgoraNotice(at, $"{b.ExternalId}:{type}", MediaPush, type, payload);
    }

    private static object Transcode(DemoBroadcast b)
    {
        var (uids, channel) = (AgoraUids.Hosts(b), b.Channel);
        var region = new { xPos = 0, yPos = 0, zIndex = 1, width = channel.Width, height = channel.Height };
        return new
        {
            rtcChannel = channel.AgoraChannel,
            audioOptions = new { codecProfile = "LC-AAC", sampleRate = 48000, bitrate = 128, audioChannels = 2, rtcStreamUids = uids },
            videoOptions = new
            {
                canvas = new { width = channel.Width, height = channel.Height, color = 0 },
                layout = new[] { new { rtcStreamUid = uids[0], region } },
                codecProfile = "High",
                frameRate = 30,
                bitrate = channel.TargetKbps - 128,
                seiOptions = "",
            },
        };
    }

    private static IEnumerable<DemoNotice> Recorded(DemoBroadcast b)
    {
        List<(int Type, DateTimeOffset At, int ServiceType, object Details)> events =
        [
            (RecorderStarted, b.StartedAt.AddSeconds(2), 1, new { msgName = "recorder_started", status = 0 }),
        ];
        if (AgoraRecording.IsWeb(b))
        {
            events.Add((PublishStatus, b.OnAirAt, 6, Publish("publishing")));
            events.Add((PublishStatus, b.EndedAt, 6, Publish("disconnected")));
        }

        var file = new
        {
            fileName = AgoraRecording.FileOf(b),
            trackType = "audio_and_video",
            uid = "0",
            mixedAllUser = true,
            isPlayable = true,
            sliceStartTime = b.OnAirAt.ToUnixTimeMilliseconds(),
        };
        events.Add((RecorderLeft, b.EndedAt.AddSeconds(1), 1, new { msgName = "recorder_leave", leaveCode = LeftByApi }));
        events.Add((Uploaded, b.EndedAt.AddSeconds(4), 2, new { msgName = "uploaded", status = 0, fileList = new[] { file } }));
        events.Add((SessionExit, b.EndedAt.AddSeconds(5), 0, new { msgName = "session_exit", exitStatus = 0 }));
        return events.Select((e, sequence) => new AgoraNotice(e.At, $"{b.ExternalId}:{e.Type}:{sequence}", Recording, e.Type, new
        {
            cname = b.Channel.AgoraChannel,
            uid = AgoraRecording.Uid(b),
            sid = b.RecordingSid,
            sequence,
            sendts = e.At.ToUnixTimeMilliseconds(),
            serviceType = e.ServiceType,
            details = e.Details,
        }));

        object Publish(string status) => new { msgName = "rtmp_publish_status", rtmpUrl = AgoraConverters.RtmpUrl(b), status };
    }
}
