using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;

namespace StreamOps.Domain.Reconciliation;

/// <summary>
/// What a vendor meters and bills as one thing. Not the lines of the month: Agora counts hosts, viewers and the relay's server alike, by what they
/// receive, so that the three are one item for each tier.
/// </summary>
/// <param name="Vendor">Service of the lines that it holds.</param>
/// <param name="Code">Within the vendor; <see cref="Key"/> stands in files and addresses.</param>
/// <param name="Bases">What it charges for; none: it has no counterpart here.</param>
public sealed record BilledItem(string Vendor, string Code, string Name, params IReadOnlyList<PriceBasis> Bases)
{
    /// <summary>An Agora account's minutes a month that cost nothing, over all its real-time minutes. Source: Agora, legacy pricing page, 2026-05-07.</summary>
    public const decimal FreeAllotment = 10_000m;

    private static readonly PriceBasis[] RealTime = [PriceBasis.HostMinutes, PriceBasis.AudienceMinutes, PriceBasis.RelayedMinutes];

    public static readonly BilledItem Transcoding = new("agora", "transcoding", "Media Push transcoding", PriceBasis.TranscodedMinutes, PriceBasis.MixedMinutes) { Tolerance = 0.05m };
    public static readonly BilledItem FreeMinutes = new("agora", "free-minutes", "Free minutes");
    public static readonly BilledItem Delivery = new("cloudflare", "delivery", "Minutes delivered", PriceBasis.DeliveredMinutes) { Tolerance = 0.01m };
    public static readonly BilledItem Storage = new("cloudflare", "storage", "Minutes stored", PriceBasis.StoredMinutes) { RoundsToMinutes = 1000m };

    /// <summary>Every item, in the order of tables.</summary>
    public static IReadOnlyList<BilledItem> All { get; } =
    [
        RealTimeOf(ResolutionTier.Audio, "audio"),
        RealTimeOf(ResolutionTier.Hd, "video HD"),
        RealTimeOf(ResolutionTier.FullHd, "video Full HD"),
        RealTimeOf(ResolutionTier.TwoK, "video 2K"),
        RealTimeOf(ResolutionTier.TwoKPlus, "video 2K+"),
        Transcoding,
        new("agora", "web-recording", "Web page recording", PriceBasis.WebRecordedMinutes) { Tolerance = 0.05m },
        new("agora", "recording", "Cloud recording", PriceBasis.RecordedMinutes) { Tolerance = 0.05m },
        new("agora", "flat", "Flat stream minutes", PriceBasis.StreamMinutes) { Tolerance = 0.05m },
        FreeMinutes,
        new("agora", "other", "Other charges"),
        Delivery,
        Storage,
        new("cloudflare", "flat", "Flat stream minutes", PriceBasis.StreamMinutes) { Tolerance = 0.05m },
        new("cloudflare", "other", "Other charges"),
    ];

    /// <summary>Null: it holds every tier.</summary>
    public ResolutionTier? Tier { get; private init; }

    /// <summary>Minutes in which the vendor sells it; less than one of them more is rounding.</summary>
    public decimal RoundsToMinutes { get; private init; } = 1m;

    /// <summary>Share by which a bill may be off what is compared with it because both only measure: analytics that are sampled, time on air that is estimated.</summary>
    public decimal Tolerance { get; private init; }

    public string Key => $"{Vendor}/{Code}";

    /// <summary>The vendor tells how much of it there was, by tier and day.</summary>
    public bool IsRealTime => Tier is not null;

    public int Rank => All.Index().First(i => i.Item == this).Index;

    public static BilledItem? Find(string? key) => All.FirstOrDefault(i => i.Key == key);

    public static BilledItem RealTimeOf(ResolutionTier tier) => All.First(i => i.Tier == tier);

    /// <summary>The item that charges for a basis. Flat stream minutes are charged by each vendor.</summary>
    public static IEnumerable<BilledItem> Of(PriceBasis basis, ResolutionTier tier) =>
        All.Where(i => i.Bases.Contains(basis) && (i.Tier is null || i.Tier == tier));

    private static BilledItem RealTimeOf(ResolutionTier tier, string name) =>
        new("agora", $"rtc-{WireName.Of(tier)}", $"Real-time {name}", RealTime) { Tier = tier };
}
