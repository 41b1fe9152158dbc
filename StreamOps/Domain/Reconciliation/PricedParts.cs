using StreamOps.Domain.Pricing;
using StreamOps.Domain.Time;

namespace StreamOps.Domain.Reconciliation;

/// <summary>What quantities of a period come to, USD, exact, step by step.</summary>
/// <param name="ListUsd">Without free minutes and the vendor's rounding.</param>
/// <param name="FreeUsd">What free minutes take off; not above 0.</param>
/// <param name="RoundingUsd">What the vendor's rounding adds.</param>
internal readonly record struct PricedParts(decimal ListUsd, decimal FreeUsd, decimal RoundingUsd)
{
    public decimal AmountUsd => ListUsd + FreeUsd + RoundingUsd;

    /// <summary>A vendor's cycle has free minutes and one rounding as a month has.</summary>
    public static PricedParts Of(IReadOnlyList<CostPart> parts, BillingPeriod period)
    {
        var list = parts.Sum(p => p.AmountUsd);
        var unrounded = Month(parts.Select(p => p with { Price = p.Price with { Rounding = VendorRounding.Exact } }), period.Month);
        return new PricedParts(list, unrounded - list, Month(parts, period.Month) - unrounded);
    }

    private static decimal Month(IEnumerable<CostPart> parts, BillingMonth month) =>
        parts.GroupBy(p => p.Price.Kind).Sum(line => new CostLine(month, line.Key, 0, 0, [.. line]).MonthAmountUsd);
}
