namespace StreamOps.Domain.Pricing;

/// <summary>A month's usage under the prices of one basis and tier that follow each other: they share free minutes and rounding.</summary>
/// <param name="Parts">One for each price that was in force, in their order.</param>
internal sealed record UsageSeries(IReadOnlyList<CostPart> Parts)
{
    public long QuantityMs { get; } = Parts.Sum(p => p.QuantityMs);

    /// <summary>USD under the vendor's free minutes and rounding; not yet rounded to a cent.</summary>
    public decimal AmountUsd => CostLine.OfSeries(Parts);

    /// <summary>What another quantity would have cost under the same prices, each holding for the share of the month that it held for.</summary>
    public decimal AmountOf(long quantityMs) => quantityMs == QuantityMs ? AmountUsd : CostLine.OfSeries(Scaled(quantityMs));

    private IEnumerable<CostPart> Scaled(long quantityMs)
    {
        var left = quantityMs;
        foreach (var part in Parts.SkipLast(1))
        {
            var share = Proportion.Of(part.QuantityMs, quantityMs, QuantityMs);
            left -= share;
            yield return part with { QuantityMs = share };
        }

        yield return Parts[^1] with { QuantityMs = left };
    }
}
