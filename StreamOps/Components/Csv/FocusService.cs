using StreamOps.Domain.Pricing;

namespace StreamOps.Components.Csv;

/// <summary>
/// A line of the month in the words of FOCUS: who provides, what the vendor calls it, and its place in FOCUS's own list of services, of which
/// each name has one.
/// </summary>
/// <param name="Provider">Provides, publishes and sends the invoice.</param>
internal sealed record FocusService(string Account, string Provider, string Name, string Category, string Subcategory)
{
    public static FocusService Of(CostKind kind) => kind.Service switch
    {
        "agora" => Media(kind, "Agora", AgoraName(kind)),
        "cloudflare" => Media(kind, "Cloudflare", "Cloudflare Stream"),
        "cdn" => new FocusService(kind.Service, "CDN", "CDN", "Networking", "Content Delivery"),
        _ => new FocusService(kind.Service, kind.Service, kind.ToString(), "Other", "Other (Other)"),
    };

    private static FocusService Media(CostKind kind, string provider, string name) => new(kind.Service, provider, name, "Media", "Media Streaming");

    private static string AgoraName(CostKind kind) =>
        kind == CostKind.AgoraRelay ? "Agora Media Push" : kind == CostKind.AgoraRecording ? "Agora Cloud Recording" : "Agora Real-Time Communication";
}
