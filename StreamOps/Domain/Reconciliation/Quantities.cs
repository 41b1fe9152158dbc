using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;

namespace StreamOps.Domain.Reconciliation;

/// <summary>What was counted here on a UTC day.</summary>
/// <param name="Ms">Stream-, host- or viewer-milliseconds, as the basis says.</param>
public readonly record struct UsedQuantity(DateOnly Day, PriceBasis Basis, ResolutionTier Tier, long Ms)
{
    /// <summary>What streams that are alike used on a UTC day, by what it is charged for.</summary>
    public static IEnumerable<UsedQuantity> Of(StreamFacts facts, DayUsage usage) =>
        StreamCost.Quantities(facts, usage).Where(q => q.QuantityMs > 0).Select(q => new UsedQuantity(usage.Day, q.Basis, q.Tier, q.QuantityMs));
}

/// <summary>What a vendor metered on a UTC day.</summary>
public readonly record struct MeteredQuantity(DateOnly Day, BilledItem Item, ViewNature Nature, long Ms);

/// <summary>A part of what an item was metered more, or less, than counted here.</summary>
/// <param name="Day">On which it happened; its price is that of the day.</param>
public readonly record struct QuantityDifference(BilledItem Item, DateOnly Day, DifferenceCause Cause, long Ms);

/// <summary>What is known of a UTC day beside its quantities.</summary>
/// <param name="IsRead">The vendor told what it metered.</param>
/// <param name="HasStreams">A stream of ours was live.</param>
/// <param name="HasLostEnd">One of them ended without a notice.</param>
public readonly record struct DayFacts(bool IsRead, bool HasStreams, bool HasLostEnd);
