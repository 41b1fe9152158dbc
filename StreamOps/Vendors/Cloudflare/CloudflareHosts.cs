namespace StreamOps.Vendors.Cloudflare;

/// <summary>
/// The APIs of Cloudflare and their limits. REST allows 1,200 calls in five minutes per account, GraphQL 300 or 320 (two pages disagree),
/// and it is not said whether GraphQL counts towards the 1,200: 900 and 250 stay under it either way. Over it, everything is
/// blocked for five minutes. No limit is published for the playback host.
/// </summary>
public static class CloudflareHosts
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    public static VendorHostPolicy Playback { get; } = new("cloudflare-playback", TimeSpan.FromSeconds(3));

    public static VendorHostPolicy Api { get; } = new("cloudflare-api", TimeSpan.FromSeconds(5))
    {
        Limit = 900,
        Published = 1_200,
        LimitWindow = Window,
    };

    public static VendorHostPolicy GraphQl { get; } = new("cloudflare-graphql", TimeSpan.FromSeconds(8))
    {
        Limit = 250,
        Published = 300,
        LimitWindow = Window,
        HoldGroup = Api.Name,
    };
}
