namespace StreamOps.Vendors.Cloudflare;

public sealed partial class CloudflareStreamClient
{
    /// <summary>Whether an input is on air, and as which video.</summary>
    public async Task<Lifecycle> GetLifecycleAsync(string inputId, CancellationToken cancel = default)
    {
        var json = await AskPlaybackAsync(inputId, "lifecycle", cancel);
        return json.Flag("live") is { } live
            ? new Lifecycle(json.Flag("isInput") ?? false, json.Text("videoUID"), live)
            : throw Bad("answered a lifecycle that does not say whether the input is live");
    }

    /// <summary>
    /// People watching the input now, over HLS and DASH. An input that hides its count (<c>hideLiveViewerCount</c>) gives none,
    /// which is a failure, not zero.
    /// </summary>
    public async Task<int> GetLiveViewersAsync(string inputId, CancellationToken cancel = default)
    {
        var json = await AskPlaybackAsync(inputId, "views", cancel);
        return json.Count("liveViewers") ?? throw Bad("answered a number of viewers that cannot be");
    }
}
