using System.Text.Json;

namespace StreamOps.Vendors.Agora;

/// <summary>
/// One notification. At most one of <see cref="Rtc"/>, <see cref="Recording"/> and <see cref="MediaPush"/> is set, by product;
/// none for products and payloads that are not known. Repeats are normal and order is not kept.
/// </summary>
/// <param name="NoticeId">Agora's id of the notice.</param>
/// <param name="ProductId">1 RTC, 3 cloud recording, 4 media pull, 5 media push.</param>
/// <param name="EventType">The event's number within its product.</param>
public sealed record AgoraNotice(string NoticeId, int ProductId, int EventType)
{
    public const int RtcProduct = 1;
    public const int RecordingProduct = 3;
    public const int MediaPushProduct = 5;

    /// <summary>The console's "Check" sends events of this channel and user for every type.</summary>
    private const string TestChannel = "test_webhook";
    private const long TestUser = 12121212;

    /// <summary>When this delivery was sent, UTC. Changes with every resend, so it names nothing.</summary>
    public DateTimeOffset? NotifiedAt { get; init; }

    public AgoraRtcEvent? Rtc { get; init; }

    public AgoraRecordingEvent? Recording { get; init; }

    public AgoraMediaPushEvent? MediaPush { get; init; }

    /// <summary>Same for every delivery of the same notice.</summary>
    public string DedupeKey => NoticeKey.Of($"{ProductId}", $"{EventType}", NoticeId);

    /// <summary>The RTC channel it is about; null where the event does not say, as media push events after the first.</summary>
    public string? Channel => Rtc?.Channel ?? Recording?.Channel ?? MediaPush?.Channel;

    /// <summary>When it happened, UTC, by the event's own clock; when it was sent, if the event has none.</summary>
    public DateTimeOffset? At => Rtc?.At ?? Recording?.At ?? MediaPush?.At ?? NotifiedAt;

    /// <summary>The console's connection check, which must never make a channel or a cost.</summary>
    public bool IsTest => Channel == TestChannel || (Channel is null && Rtc?.Uid == TestUser);

    /// <summary>A recorder or another machine rather than a person: no participant, though it may cost.</summary>
    public bool IsBot => Rtc?.IsBot == true;

    public static VendorNotice<AgoraNotice> Parse(ReadOnlyMemory<byte> body) => VendorNotice.Parse(body, Read);

    private static VendorNotice<AgoraNotice> Read(JsonElement json)
    {
        if (json.Text("noticeId") is not { } id || json.Count("productId") is not { } product || json.Count("eventType") is not { } type)
        {
            return VendorNotice.Unreadable<AgoraNotice>("noticeId, productId or eventType is missing");
        }

        var payload = json.Field("payload");
        return new(new AgoraNotice(id, product, type)
        {
            NotifiedAt = json.Instant("notifyMs"),
            Rtc = product == RtcProduct ? AgoraRtcEvent.Read(type, payload) : null,
            Recording = product == RecordingProduct ? AgoraRecordingEvent.Read(payload) : null,
            MediaPush = product == MediaPushProduct ? AgoraMediaPushEvent.Read(type, payload) : null,
        });
    }
}
