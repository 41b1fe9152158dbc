using System.Globalization;
using StreamOps.Vendors.Demo.World;

namespace StreamOps.Vendors.Demo.Servers;

/// <summary>Recordings as Cloudflare describes them, in the API and in webhooks.</summary>
internal static class CloudflareLibrary
{
    /// <summary>Recordings older than this are deleted by the live inputs' own setting.</summary>
    public const int KeptDays = 45;

    /// <summary>No host of Cloudflare's: an invented customer code there could be someone's.</summary>
    private const string CustomerUrl = "https://customer-demo.streamops.local";

    /// <summary>Recordings that exist at this instant, by start.</summary>
    public static IEnumerable<DemoBroadcast> VideosIn(DemoWorld world, DateTimeOffset now) =>
        world.StartingBetween(now.AddDays(-KeptDays), now).Where(b => b.IsRecorded && Holds(b, now));

    /// <summary>Whether a recorded broadcast is on air or kept at this instant.</summary>
    public static bool Holds(DemoBroadcast recorded, DateTimeOffset at) => recorded.OnAirAt <= at && recorded.StartedAt >= at.AddDays(-KeptDays);

    public static string StateOf(DemoBroadcast broadcast, DateTimeOffset now) =>
        now < broadcast.EndedAt ? "live-inprogress" : now < broadcast.RecordingReadyAt ? "inprogress" : "ready";

    /// <summary>Seconds, -1 while unknown.</summary>
    public static double SecondsOf(DemoBroadcast broadcast, DateTimeOffset now) =>
        now < broadcast.RecordingReadyAt ? -1 : Math.Round((broadcast.EndedAt - broadcast.OnAirAt).TotalSeconds, 1);

    public static object Video(DemoBroadcast broadcast, DateTimeOffset now)
    {
        var (uid, state, ready) = (broadcast.VideoId, StateOf(broadcast, now), now >= broadcast.RecordingReadyAt);
        return new
        {
            uid,
            creator = (string?)null,
            thumbnail = $"{CustomerUrl}/{uid}/thumbnails/thumbnail.jpg",
            thumbnailTimestampPct = 0,
            readyToStream = state != "inprogress",
            readyToStreamAt = ready ? Stamp(broadcast.RecordingReadyAt) : null,
            status = new { state, pctComplete = ready ? "100.000000" : "", errorReasonCode = "", errorReasonText = "" },
            meta = new
            {
                name = string.Create(CultureInfo.InvariantCulture, $"{broadcast.Channel.ExternalId} {broadcast.StartedAt:dd MMM yy HH:mm} UTC"),
            },
            created = Stamp(broadcast.OnAirAt),
            modified = Stamp(ready ? broadcast.RecordingReadyAt : broadcast.OnAirAt),
            size = 0,
            preview = $"{CustomerUrl}/{uid}/watch",
            allowedOrigins = Array.Empty<string>(),
            requireSignedURLs = false,
            uploaded = Stamp(broadcast.OnAirAt),
            uploadExpiry = (string?)null,
            maxSizeBytes = (long?)null,
            maxDurationSeconds = (int?)null,
            duration = SecondsOf(broadcast, now),
            input = new { width = broadcast.Channel.Width, height = broadcast.Channel.Height },
            playback = new { hls = $"{CustomerUrl}/{uid}/manifest/video.m3u8", dash = $"{CustomerUrl}/{uid}/manifest/video.mpd" },
            watermark = (object?)null,
            clippedFrom = (string?)null,
            publicDetails = (object?)null,
            scheduledDeletion = (string?)null,
            liveInput = broadcast.Channel.CloudflareLiveInputId,
        };
    }

    /// <summary>RFC 3339 in UTC with fractional digits.</summary>
    public static string Stamp(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
