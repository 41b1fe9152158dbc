using StreamOps.Domain.Streams;

namespace StreamOps.Domain.Pricing.Terms;

/// <summary>Minutes of a month that share price, tier and contract.</summary>
/// <param name="Minutes">As the vendor counts them: after the price row's own free minutes and rounding.</param>
internal sealed record UsageSegment(Price Price, ResolutionTier Tier, ContractPrice? Contract, decimal Minutes)
{
    public PriceBasis Basis => Price.Basis;

    /// <summary>Null where the vendor has no tiers.</summary>
    public ResolutionTier? ShownTier => Price.Tier is null ? null : Tier;

    /// <summary>USD of a unit of the book's size, as it is billed.</summary>
    public decimal UnitUsd => Contract is null ? Price.UsdPerUnit : Contract.UsdPerThousand * Price.UnitMinutes / 1000m;

    public InvoiceStep Step(InvoiceStepKind kind, decimal minutes, decimal unitUsd, string why) =>
        InvoiceStep.Of(kind, Basis, ShownTier, minutes, Price.UnitMinutes, unitUsd, why);

    /// <summary>In the vendor's order, and in that of the days.</summary>
    public static IReadOnlyList<UsageSegment> Of(IEnumerable<MeteredUsage> usage, TermBook terms)
    {
        var usedMs = new Dictionary<(CostKind? Line, PriceBasis? Basis, ResolutionTier? Tier), long>();
        var counted = new Dictionary<(Price Price, ResolutionTier Tier, ContractPrice? Contract), (decimal Minutes, long Ms, bool IsExact)>();
        foreach (var day in usage.OrderBy(u => VendorOrder.Of(u.Tier, u.Price.Basis)).ThenBy(u => u.Price.ValidFrom).ThenBy(u => u.Price.Id).ThenBy(u => u.Day))
        {
            var (series, price) = Counted(day);
            var used = usedMs.GetValueOrDefault(series);
            usedMs[series] = used + day.QuantityMs;
            var key = (day.Price, TierOf(day), terms.ContractOf(day));
            var (minutes, ms, _) = counted.GetValueOrDefault(key);
            counted[key] = (minutes + price.MonthMinutes(day.QuantityMs, used), ms + day.QuantityMs, price.Rounding == VendorRounding.Exact && price.FreeMinutes == 0);
        }

        // One division where nothing is rounded: differences of quotients would carry noise in their last decimals.
        return
        [
            .. counted
                .Select(c => new UsageSegment(c.Key.Price, c.Key.Tier, c.Key.Contract, c.Value.IsExact ? c.Value.Ms / 60_000m : c.Value.Minutes))
                .Where(s => s.Minutes > 0)
                .OrderBy(s => VendorOrder.Of(s.Tier, s.Basis)),
        ];
    }

    /// <summary>Where neither the price nor the vendor's order asks for the tier, all are one.</summary>
    private static ResolutionTier TierOf(MeteredUsage usage) => usage.Price.Tier is null && !VendorOrder.IsFree(usage.Price.Basis) ? ResolutionTier.Audio : usage.Tier;

    /// <summary>
    /// Agora sums up the seconds of a month and rounds them up to a minute once: real-time minutes by tier, whoever they are of, anything else by
    /// what is counted. A price row that says how its vendor rounds, or has free minutes of its own, has the last word.
    /// </summary>
    private static ((CostKind? Line, PriceBasis? Basis, ResolutionTier? Tier) Series, Price Price) Counted(MeteredUsage usage)
    {
        var price = usage.Price;
        var isPlain = price.Rounding == VendorRounding.Exact && price.FreeMinutes == 0;
        return isPlain && price.Kind.Service == CostKind.AgoraStreaming.Service
            ? ((null, VendorOrder.IsRealTime(price.Basis) ? null : price.Basis, VendorOrder.IsRealTime(price.Basis) ? usage.Tier : price.Tier), price with { Rounding = VendorRounding.WholeMinute })
            : ((price.Kind, price.Basis, price.Tier), price);
    }
}
