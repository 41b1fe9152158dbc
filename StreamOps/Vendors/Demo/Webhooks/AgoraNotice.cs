using StreamOps.Vendors.Demo.Servers;

namespace StreamOps.Vendors.Demo.Webhooks;

/// <param name="At">When it happened.</param>
/// <param name="Key">Becomes the notice id, so that a repeated one is known as such.</param>
/// <param name="ProductId">1 channel events, 3 cloud recording, 5 media push.</param>
/// <param name="EventType">The product's own number of the event.</param>
/// <param name="Payload">As documented for that event.</param>
public sealed record AgoraNotice(DateTimeOffset At, string Key, int ProductId, int EventType, object Payload) : DemoNotice(At, Key)
{
    /// <summary>Agora resends at once, then with growing gaps, three times, and drops the notice.</summary>
    private static readonly TimeSpan[] Gaps = [TimeSpan.Zero, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(9)];

    public override string Path => "/webhooks/agora";

    public override IReadOnlyList<TimeSpan> Resends => Gaps;

    public override HttpRequestMessage Request(DemoPlatformSettings settings, DateTimeOffset now)
    {
        var body = Bytes(new
        {
            noticeId = $"{ProductId}:{Key}",
            productId = ProductId,
            eventType = EventType,
            notifyMs = now.ToUnixTimeMilliseconds(),
            payload = Payload,
        });
        var request = Post(body);
        request.Headers.Add("Agora-Signature", NoticeSignature.AgoraV1(settings.AgoraNotificationSecret, body));
        request.Headers.Add("Agora-Signature-V2", NoticeSignature.AgoraV2(settings.AgoraNotificationSecret, body));
        return request;
    }
}
