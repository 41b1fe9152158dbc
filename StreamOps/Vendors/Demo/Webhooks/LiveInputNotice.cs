using System.Globalization;
using StreamOps.Vendors.Demo.Servers;

namespace StreamOps.Vendors.Demo.Webhooks;

/// <summary>A Cloudflare notification about a live input. Whether Cloudflare sends again is not known; the stand-in does not.</summary>
public sealed record LiveInputNotice(DateTimeOffset At, string Key, string InputId, string EventType, string? ErrorCode = null)
    : DemoNotice(At, Key)
{
    private const string Name = "StreamOps live events";

    public override string Path => "/webhooks/cloudflare/live-input";

    public override IReadOnlyList<TimeSpan> Resends => [];

    public override HttpRequestMessage Request(DemoPlatformSettings settings, DateTimeOffset now)
    {
        var request = Post(Bytes(new
        {
            name = Name,
            text = Text,
            data = Data,
            ts = now.ToUnixTimeSeconds(),
            account_id = settings.CloudflareAccountId,
            policy_name = Name,
            alert_type = "stream_live_notifications",
            alert_event = "ALERT_STATE_EVENT_START",
        }));
        request.Headers.Add("cf-webhook-auth", settings.CloudflareNotificationSecret);
        return request;
    }

    /// <summary>RFC 3339 with nanoseconds.</summary>
    private string UpdatedAt => At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'00Z'", CultureInfo.InvariantCulture);

    private string Text =>
        $"Notification type: Stream Live Input\nInput ID: {InputId}\nEvent type: {EventType}\nUpdated at: {UpdatedAt}"
        + (ErrorCode is null ? "" : $"\nError Code: {ErrorCode}");

    private object Data => ErrorCode is null
        ? new { notification_name = "Stream Live Input", input_id = InputId, event_type = EventType, updated_at = UpdatedAt }
        : new
        {
            notification_name = "Stream Live Input",
            input_id = InputId,
            event_type = EventType,
            updated_at = UpdatedAt,
            live_input_errored = new
            {
                error = new { code = ErrorCode, message = "The keyframe interval of the input is out of range." },
                video_codec = "",
                audio_codec = "",
            },
        };
}
