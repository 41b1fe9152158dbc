using System.Globalization;
using System.Text.Json;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Webhooks;

/// <summary>Bodies as the vendors send them, about one broadcast.</summary>
public static class Notices
{
    public static byte[] Host(
        int type, string channel, DateTimeOffset at, long uid = 7, TimeSpan? stay = null, int reason = 1, int? clientType = null, string? id = null, long? seq = null)
    {
        var payload = new Dictionary<string, object>
        {
            ["channelName"] = channel,
            ["uid"] = uid,
            ["platform"] = clientType is null ? 7 : 6,
            ["clientSeq"] = seq ?? at.ToUnixTimeMilliseconds(),
            ["ts"] = at.ToUnixTimeSeconds(),
        };
        if (clientType is { } bot)
        {
            payload["clientType"] = bot;
        }

        if (stay is { } s)
        {
            payload["duration"] = (long)s.TotalSeconds;
            payload["reason"] = reason;
        }

        return Agora(1, type, payload, id ?? $"{channel}:{type}:{uid}:{at.ToUnixTimeSeconds()}");
    }

    public static byte[] Destroyed(string channel, DateTimeOffset at) =>
        Agora(1, 102, new { channelName = channel, ts = at.ToUnixTimeSeconds(), lastUid = 7 }, $"{channel}:102:{at.ToUnixTimeSeconds()}");

    public static byte[] Converter(int type, string id, DateTimeOffset at, string? state, string? channel = null, string? destroyed = null) =>
        Agora(5, type, new
        {
            converter = channel is null
                ? (object)new { id, state }
                : new { id, state, rawOptions = new { rtcChannel = channel }, rtmpUrl = "rtmps://live.cloudflare.com:443/live/very-secret-key" },
            lts = at.ToUnixTimeMilliseconds(),
            destroyReason = destroyed,
        }, $"5:{type}:{id}:{at.ToUnixTimeMilliseconds()}");

    public static byte[] Input(string type, string input, DateTimeOffset at, string? error = null) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        name = "Live Webhook Test",
        text = "Notification type: Stream Live Input",
        data = new
        {
            notification_name = "Stream Live Input",
            input_id = input,
            event_type = "live_input." + type,
            updated_at = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture),
            live_input_errored = error is null ? null : new { error = new { code = error, message = "no" } },
        },
        ts = at.ToUnixTimeSeconds(),
    });

    public static byte[] Video(string state = "ready") => JsonSerializer.SerializeToUtf8Bytes(new
    {
        uid = "video-1",
        liveInput = "input-1",
        duration = 5400.0,
        created = Given.Noon,
        modified = Given.Noon,
        status = new { state },
    });

    private static byte[] Agora(int product, int type, object payload, string id) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        noticeId = id,
        productId = product,
        eventType = type,
        notifyMs = Given.Noon.ToUnixTimeMilliseconds(),
        payload,
    });
}
