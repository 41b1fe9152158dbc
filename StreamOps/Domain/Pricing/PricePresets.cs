using StreamOps.Domain.Streams;

namespace StreamOps.Domain.Pricing;

/// <summary>The two price books that ship. Both hold from the beginning of time, so that any past stream has a price.</summary>
public static class PricePresets
{
    private const string Plan = "Original plan, pricing constants of its cost tracking service";
    private const string AgoraRtc = "Agora RTC price page, 2026-06-30";
    private const string AgoraRecording = "Agora Cloud Recording price page, 2026-06-17";
    private const string AgoraWebRecording = "Agora web page recording price page, 2026-06-17";
    private const string AgoraPush = "Agora Media Push price page, 2025-08-09";
    private const string CloudflareStream = "Cloudflare Stream price page, read 2026-08-03";

    /// <summary>Day from which shipped prices hold: before any stream.</summary>
    public static readonly DateOnly Beginning = new(2000, 1, 1);

    public static PriceBook Of(PricePreset preset) => new(Rows(preset));

    public static IReadOnlyList<Price> Rows(PricePreset preset) => preset == PricePreset.Phase6 ? Phase6 : Published;

    /// <summary>
    /// Whether two bases of a line charge for the same thing in two ways: each is of a shipped book, and none has both. Bases that one book
    /// has side by side, as those of the relay, are parts of one bill.
    /// </summary>
    public static bool AreSame(CostKind kind, PriceBasis one, PriceBasis other) =>
        one != other && IsCharged(one) && IsCharged(other) && !Enum.GetValues<PricePreset>().Select(Rows).Any(rows => Has(rows, kind, one) && Has(rows, kind, other));

    private static IReadOnlyList<Price> Phase6 { get; } =
    [
        Row(CostKind.AgoraStreaming, PriceBasis.StreamMinutes, null, 0.99m, Plan),
        Row(CostKind.AgoraRecording, PriceBasis.StreamMinutes, null, 1.49m, Plan),
        Row(CostKind.CloudflareStreaming, PriceBasis.StreamMinutes, null, 5.00m, Plan),
        Row(CostKind.AgoraStreaming, PriceBasis.AgoraOnlyHostMinutes, null, 0.99m, Plan),
        Row(CostKind.AgoraAudience, PriceBasis.AgoraOnlyAudienceMinutes, null, 0.99m, Plan),
    ];

    private static IReadOnlyList<Price> Published { get; } =
    [
        .. Tiers(CostKind.AgoraStreaming, PriceBasis.HostMinutes, AgoraRtc, 0.99m, 3.99m, 8.99m, 15.99m, 35.99m),
        .. Tiers(CostKind.AgoraAudience, PriceBasis.AudienceMinutes, AgoraRtc, 0.99m, 3.99m, 8.99m, 15.99m, 35.99m),
        .. Tiers(CostKind.AgoraRelay, PriceBasis.RelayedMinutes, AgoraPush, 0.99m, 3.99m, 8.99m, 15.99m, 35.99m),
        Row(CostKind.AgoraRelay, PriceBasis.TranscodedMinutes, null, 1.99m, AgoraPush),
        .. Tiers(CostKind.AgoraRelay, PriceBasis.MixedMinutes, AgoraPush + "; above Full HD its highest", 3.99m, 7.99m, 15.99m, 15.99m, 15.99m),
        .. Tiers(CostKind.AgoraRelay, PriceBasis.WebRecordedMinutes, AgoraWebRecording + "; no price for audio or above Full HD, the nearest is taken", 14m, 14m, 28m, 28m, 28m),
        .. Tiers(CostKind.AgoraRecording, PriceBasis.RecordedMinutes, AgoraRecording, 1.49m, 5.99m, 13.49m, 23.99m, 53.99m),
        Row(CostKind.CloudflareDelivery, PriceBasis.DeliveredMinutes, null, 1.00m, CloudflareStream),
        Row(CostKind.CloudflareStorage, PriceBasis.StoredMinutes, null, 5.00m, CloudflareStream),
        .. Tiers(CostKind.AgoraAudience, PriceBasis.AgoraOnlyBroadcastMinutes, AgoraRtc, 0.59m, 1.99m, 4.59m, 7.99m, 17.99m),
    ];

    /// <summary>What serves the comparison alone costs nothing.</summary>
    private static bool IsCharged(PriceBasis basis) =>
        basis is not (PriceBasis.AgoraOnlyHostMinutes or PriceBasis.AgoraOnlyAudienceMinutes or PriceBasis.AgoraOnlyBroadcastMinutes);

    private static bool Has(IReadOnlyList<Price> rows, CostKind kind, PriceBasis basis) => rows.Any(p => p.Kind == kind && p.Basis == basis);

    private static IEnumerable<Price> Tiers(
        CostKind kind, PriceBasis basis, string source, decimal audio, decimal hd, decimal fullHd, decimal twoK, decimal twoKPlus) =>
    [
        Row(kind, basis, ResolutionTier.Audio, audio, source),
        Row(kind, basis, ResolutionTier.Hd, hd, source),
        Row(kind, basis, ResolutionTier.FullHd, fullHd, source),
        Row(kind, basis, ResolutionTier.TwoK, twoK, source),
        Row(kind, basis, ResolutionTier.TwoKPlus, twoKPlus, source),
    ];

    private static Price Row(CostKind kind, PriceBasis basis, ResolutionTier? tier, decimal usdPerThousand, string source) =>
        new(0, kind, basis, tier, 1000m, usdPerThousand, 0m, VendorRounding.Exact, Beginning, source);
}
