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

    private static readonly SortedDictionary<ResolutionTier, string> Tiers = new()
    {
        [ResolutionTier.Audio] = "audio",
        [ResolutionTier.Hd] = "video HD",
        [ResolutionTier.FullHd] = "video Full HD",
        [ResolutionTier.TwoK] = "video 2K",
        [ResolutionTier.TwoKPlus] = "video 2K+",
    };

    private static readonly PriceBasis[] RealTime = [PriceBasis.HostMinutes, PriceBasis.AudienceMinutes, PriceBasis.RelayedMinutes];

    public static readonly BilledItem Transcoding = Estimated("agora", "transcoding", "Media Push, as it is", PriceBasis.TranscodedMinutes);
    public static readonly BilledItem FreeMinutes = new("agora", "free-minutes", "Free minutes");
    public static readonly BilledItem Delivery = new("cloudflare", "delivery", "Minutes delivered", PriceBasis.DeliveredMinutes) { Tolerance = 0.01m };
    public static readonly BilledItem Storage = new("cloudflare", "storage", "Minutes stored", PriceBasis.StoredMinutes) { RoundsToMinutes = 1000m };

    /// <summary>Every item, in the order of tables. Each has one price, so that its unit price can be read off a bill.</summary>
    public static IReadOnlyList<BilledItem> All { get; } =
    [
        .. Tiers.Select(t => new BilledItem("agora", $"rtc-{WireName.Of(t.Key)}", $"Real-time {t.Value}", RealTime) { Tier = t.Key }),
        Transcoding,
        .. Tiers.Select(t => Estimated("agora", $"mixing-{WireName.Of(t.Key)}", $"Media Push, mixed, {t.Value}", PriceBasis.MixedMinutes) with { Tier = t.Key }),
        .. Tiers.Select(t => Estimated("agora", $"web-recording-{WireName.Of(t.Key)}", $"Web page recording, {t.Value}", PriceBasis.WebRecordedMinutes) with { Tier = t.Key }),
        .. Tiers.Select(t => Estimated("agora", $"recording-{WireName.Of(t.Key)}", $"Cloud recording, {t.Value}", PriceBasis.RecordedMinutes) with { Tier = t.Key }),
        Estimated("agora", "flat", "Flat stream minutes", PriceBasis.StreamMinutes),
        FreeMinutes,
        new("agora", "other", "Other charges"),
        Delivery,
        Storage,
        Estimated("cloudflare", "flat", "Flat stream minutes", PriceBasis.StreamMinutes),
        new("cloudflare", "other", "Other charges"),
    ];

    /// <summary>Null: it holds every tier.</summary>
    public ResolutionTier? Tier { get; private init; }

    /// <summary>Minutes in which the vendor sells it; less than one of them more is rounding.</summary>
    public decimal RoundsToMinutes { get; private init; } = 1m;

    /// <summary>Share by which a bill may be off what is compared with it because both only measure: analytics that are sampled, time on air that is estimated.</summary>
    public decimal Tolerance { get; private init; }

    public string Key => $"{Vendor}/{Code}";

    /// <summary>Agora tells how much of it there was, by tier and day.</summary>
    public bool IsRealTime => Bases.Contains(PriceBasis.HostMinutes);

    public static BilledItem? Find(string? key) => All.FirstOrDefault(i => i.Key == key);

    public static BilledItem RealTimeOf(ResolutionTier tier) => All.First(i => i.IsRealTime && i.Tier == tier);

    /// <summary>The item that charges for a basis. Flat stream minutes are charged by each vendor.</summary>
    public static IEnumerable<BilledItem> Of(PriceBasis basis, ResolutionTier tier) =>
        All.Where(i => i.Bases.Contains(basis) && (i.Tier is null || i.Tier == tier));

    /// <summary>One that the vendor does not meter: it is estimated from the time on air, and a bill may be off that.</summary>
    private static BilledItem Estimated(string vendor, string code, string name, PriceBasis basis) => new(vendor, code, name, basis) { Tolerance = 0.05m };
}
