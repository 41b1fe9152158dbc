using StreamOps.Vendors.Demo.Servers;
using StreamOps.Vendors.Demo.World;

namespace StreamOps.Vendors.Demo.Webhooks;

/// <summary>Cloudflare's webhook about a finished recording: the video itself, signed.</summary>
public sealed record VideoNotice(DateTimeOffset At, string Key, DemoBroadcast Broadcast) : DemoNotice(At, Key)
{
    public override string Path => "/webhooks/cloudflare/video";

    public override IReadOnlyList<TimeSpan> Resends => [];

    public override HttpRequestMessage Request(DemoPlatformSettings settings, DateTimeOffset now)
    {
        var body = Bytes(CloudflareLibrary.Video(Broadcast, At));
        var request = Post(body);
        request.Headers.Add("Webhook-Signature", NoticeSignature.CloudflareVideo(settings.CloudflareStreamWebhookSecret, now, body));
        return request;
    }
}
