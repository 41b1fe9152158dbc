namespace StreamOps.Domain.Pricing;

/// <summary>An exact quantity under one price.</summary>
/// <param name="QuantityMs">Stream-, host- or viewer-milliseconds, as the price's basis says.</param>
public readonly record struct CostPart(Price Price, long QuantityMs)
{
    /// <summary>USD, unrounded.</summary>
    public decimal AmountUsd => Price.Of(QuantityMs);
}
