using StreamOps.Domain.Streams;

namespace StreamOps.Domain.Pricing;

/// <summary>What one day is charged for under one price.</summary>
/// <param name="Tier">In which it was used; the price may be one for any.</param>
/// <param name="QuantityMs">Stream-, host- or viewer-milliseconds, as the price's basis says.</param>
public readonly record struct MeteredUsage(DateOnly Day, ResolutionTier Tier, Price Price, long QuantityMs);
