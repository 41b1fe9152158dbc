using StreamOps.Domain.Reconciliation;
using StreamOps.Domain.Streams;

namespace StreamOps.Features.Costs.Reconciliation.Invoices;

/// <summary>What a charge of a FOCUS file is. FOCUS leaves the names of services and meters to the vendor, so they are read by their words.</summary>
public static class FocusItems
{
    private static readonly (string Word, ResolutionTier Tier)[] Tiers =
    [
        ("audio", ResolutionTier.Audio),
        ("2k-plus", ResolutionTier.TwoKPlus), ("2k+", ResolutionTier.TwoKPlus), ("4k", ResolutionTier.TwoKPlus),
        ("2k", ResolutionTier.TwoK),
        ("full hd", ResolutionTier.FullHd), ("full-hd", ResolutionTier.FullHd), ("1080", ResolutionTier.FullHd),
        ("hd", ResolutionTier.Hd),
    ];

    /// <param name="vendor">agora or cloudflare.</param>
    /// <param name="words">Names of service, meter and SKU, and the description.</param>
    /// <returns>The key of the item; <c>other</c> of the vendor where no word is known, so that no charge is lost.</returns>
    public static string Of(string vendor, string words) => vendor == "cloudflare" ? Cloudflare(words.ToLowerInvariant()) : Agora(words.ToLowerInvariant());

    private static string Cloudflare(string words) =>
        Has(words, "deliver") || Has(words, "viewed") ? BilledItem.Delivery.Key
        : Has(words, "stor") ? BilledItem.Storage.Key
        : "cloudflare/other";

    private static string Agora(string words)
    {
        var tier = Tiers.Where(t => Has(words, t.Word)).Select(t => WireName.Of(t.Tier)).FirstOrDefault();
        return Has(words, "free minutes") ? BilledItem.FreeMinutes.Key
            : Has(words, "transcod") ? BilledItem.Transcoding.Key
            : tier is null ? "agora/other"
            : Has(words, "mix") ? $"agora/mixing-{tier}"
            : Has(words, "record") ? $"agora/{(Has(words, "web") ? "web-recording" : "recording")}-{tier}"
            : $"agora/rtc-{tier}";
    }

    private static bool Has(string words, string word) => words.Contains(word, StringComparison.Ordinal);
}
