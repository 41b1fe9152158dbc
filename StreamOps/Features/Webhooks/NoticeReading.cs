using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StreamOps.Data.Messages;
using StreamOps.Vendors.Agora;
using StreamOps.Vendors.Cloudflare;

namespace StreamOps.Features.Webhooks;

/// <summary>From a proven body to the row that keeps it. What concerns no stream is known here already and is not queued.</summary>
public static class NoticeReading
{
    private const int LongestEventType = 100;
    private const int LongestSubject = 200;
    private const string Test = "A test of the connection.";

    public static NewNotice Agora(ReadOnlyMemory<byte> body)
    {
        var text = AgoraStreamKeys.WithoutKeys(body.Span);
        return AgoraNotice.Parse(body) is { Notice: { } notice } read
            ? Of(WebhookSources.Agora, notice.DedupeKey, EventType(notice), notice.Channel, text, WhyIgnored(notice))
            : Unreadable(WebhookSources.Agora, body, text, AgoraNotice.Parse(body).Problem);
    }

    public static NewNotice LiveInput(ReadOnlyMemory<byte> body)
    {
        var read = CloudflareNotification.Parse(body);
        return read.Notice is { } notice
            ? Of(WebhookSources.LiveInput, notice.DedupeKey, notice.IsTest ? "test" : notice.EventType, notice.InputId, Text(body), WhyIgnored(notice))
            : Unreadable(WebhookSources.LiveInput, body, Text(body), read.Problem);
    }

    /// <summary>Recordings begin and end no stream; the notice is kept for the eye of an admin.</summary>
    public static NewNotice Video(ReadOnlyMemory<byte> body)
    {
        var read = CloudflareVideoNotice.Parse(body);
        if (read.Notice is not { } notice)
        {
            return Unreadable(WebhookSources.Video, body, Text(body), read.Problem);
        }

        var video = notice.Video;
        var length = video.DurationSeconds is { } s ? string.Create(CultureInfo.InvariantCulture, $", {s:0.#} s long") : "";
        var why = video.ErrorCode is { } code ? $"Recording failed: {code}." : $"Recording is {video.State}{length}.";
        return Of(WebhookSources.Video, notice.DedupeKey, "video." + video.State, video.LiveInput, Text(body), why);
    }

    private static string? WhyIgnored(AgoraNotice notice) => notice switch
    {
        { IsTest: true } => Test,
        { Rtc: { } rtc } when !HostNotices.Matters(rtc) => rtc.IsBot ? "A recorder, not a host." : "Concerns no host.",
        { Rtc: null, MediaPush: null } => "This event begins, ends and changes nothing.",
        _ => null,
    };

    private static string? WhyIgnored(CloudflareNotification notice) =>
        notice.IsTest ? Test
        : notice.EventType is CloudflareNotification.Connected or CloudflareNotification.Disconnected or CloudflareNotification.Errored ? null
        : "This event is not known.";

    private static string EventType(AgoraNotice notice) => notice.ProductId switch
    {
        AgoraNotice.RtcProduct => $"rtc.{notice.EventType}",
        AgoraNotice.RecordingProduct => $"recording.{notice.EventType}",
        AgoraNotice.MediaPushProduct => $"media-push.{notice.EventType}",
        var other => $"product-{other}.{notice.EventType}",
    };

    private static NewNotice Unreadable(string source, ReadOnlyMemory<byte> body, string text, string? problem) =>
        Of(source, "sha256:" + Convert.ToHexStringLower(SHA256.HashData(body.Span)), "unreadable", null, text, $"Could not be read: {problem}.");

    private static NewNotice Of(string source, string key, string eventType, string? subject, string body, string? whyIgnored) => new(
        source, Storable(key, int.MaxValue), Storable(eventType, LongestEventType), subject is null ? null : Storable(subject, LongestSubject),
        Storable(body, int.MaxValue), whyIgnored is null ? InboxState.Pending : InboxState.Ignored, whyIgnored);

    private static string Text(ReadOnlyMemory<byte> body) => Encoding.UTF8.GetString(body.Span);

    /// <summary>A sender's text may hold what no database takes: NUL, half a surrogate pair, or a novel where a name is due.</summary>
    private static string Storable(string text, int longest) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Length <= longest ? text : text[..longest])).Replace('\0', '\uFFFD');
}
