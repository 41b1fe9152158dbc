using Microsoft.Extensions.Options;
using StreamOps.Vendors.Agora;
using StreamOps.Vendors.Cloudflare;

namespace StreamOps.Features.Webhooks;

/// <summary>The three doors and how each knows its vendor.</summary>
public sealed class WebhookSources(IOptionsMonitor<AgoraOptions> agora, IOptionsMonitor<CloudflareOptions> cloudflare, TimeProvider clock)
{
    public const string Agora = "agora";
    public const string LiveInput = "cloudflare-live-input";
    public const string Video = "cloudflare-video";

    public static IReadOnlyList<string> Names { get; } = [Agora, LiveInput, Video];

    public IReadOnlyList<WebhookSource> All { get; } =
    [
        // No time is signed: how old a notice is does not matter, and a captured one that is sent again is known by its id.
        new(Agora, "/webhooks/agora", "Agora-Signature-V2",
            (body, header) => AgoraSignature.IsValid(body.Span, header, agora.CurrentValue.NotificationSecrets),
            NoticeReading.Agora),
        new(LiveInput, "/webhooks/cloudflare/live-input", "cf-webhook-auth",
            (_, header) => CloudflareNotificationSecret.IsValid(header, cloudflare.CurrentValue.NotificationSecrets),
            NoticeReading.LiveInput),
        new(Video, "/webhooks/cloudflare/video", "Webhook-Signature",
            (body, header) => CloudflareVideoSignature.IsValid(body.Span, header, cloudflare.CurrentValue.StreamWebhookSecrets, clock.GetUtcNow()),
            NoticeReading.Video),
    ];
}
