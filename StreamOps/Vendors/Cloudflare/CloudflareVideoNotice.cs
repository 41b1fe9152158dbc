using System.Text.Json;

namespace StreamOps.Vendors.Cloudflare;

/// <summary>A video webhook: the video object itself, sent when processing has finished, well or badly.</summary>
/// <param name="Video">The video; null duration means not known.</param>
/// <param name="DedupeKey">Uid, state and time of change: the vendor gives no event id.</param>
public sealed record CloudflareVideoNotice(CloudflareVideo Video, string DedupeKey)
{
    public static VendorNotice<CloudflareVideoNotice> Parse(ReadOnlyMemory<byte> body) => VendorNotice.Parse(body, Read);

    private static VendorNotice<CloudflareVideoNotice> Read(JsonElement json) =>
        CloudflareVideo.Read(json) is { } video
            ? new(new CloudflareVideoNotice(video, NoticeKey.Of(video.Uid, video.State, json.Text("modified") ?? "")))
            : VendorNotice.Unreadable<CloudflareVideoNotice>("uid or status.state is missing");
}
