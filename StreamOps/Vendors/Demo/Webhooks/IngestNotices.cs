using StreamOps.Vendors.Demo.World;

namespace StreamOps.Vendors.Demo.Webhooks;

/// <summary>Cloudflare's notices about one broadcast: the input connects and disconnects, or errs, and the recording is ready.</summary>
internal static class IngestNotices
{
    private static readonly TimeSpan ConnectsAfter = TimeSpan.FromSeconds(4);

    public static IEnumerable<DemoNotice> Of(DemoBroadcast b)
    {
        if (b.Mode == DemoMode.AgoraOnly)
        {
            return [];
        }

        return b.RelayFails
            ?
            [
                LiveInput("connected", b.StartedAt + ConnectsAfter),
                LiveInput("errored", b.FailsAt, "ERR_GOP_OUT_OF_RANGE"),
                LiveInput("disconnected", b.FailsAt.AddSeconds(2)),
            ]
            :
            [
                LiveInput("connected", b.StartedAt + ConnectsAfter),
                LiveInput("disconnected", b.EndedAt.AddMilliseconds(700)),
                new VideoNotice(b.RecordingReadyAt, "video:" + b.ExternalId, b),
            ];

        DemoNotice LiveInput(string what, DateTimeOffset at, string? error = null) =>
            new LiveInputNotice(at, $"{b.ExternalId}:{what}", b.Channel.CloudflareLiveInputId, "live_input." + what, error);
    }
}
