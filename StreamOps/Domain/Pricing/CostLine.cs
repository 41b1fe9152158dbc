using StreamOps.Domain.Money;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;

namespace StreamOps.Domain.Pricing;

/// <summary>Cost of one service and cost type in one month, for a stream or for many.</summary>
/// <param name="DurationMs">Live milliseconds behind the line.</param>
/// <param name="ViewerMs">Viewer-milliseconds that the line charges for; 0 where it charges for time alone.</param>
/// <param name="Parts">The exact quantities, one for each price that was in force.</param>
public sealed record CostLine(BillingMonth Month, CostKind Kind, long DurationMs, long ViewerMs, IReadOnlyList<CostPart> Parts)
{
    /// <summary>USD, exact: of one stream. Nothing the vendor rounds over a month is applied.</summary>
    public decimal AmountUsd => Parts.Sum(p => p.AmountUsd);

    /// <summary>The exact amount rounded up to a cent.</summary>
    public long Cents => Usd.ToCentsRoundedUp(AmountUsd);

    /// <summary>USD of a whole month under the vendor's free minutes and rounding; not yet rounded to a cent.</summary>
    public decimal MonthAmountUsd => Series.Sum(OfSeries);

    /// <summary>The month's line as finance sees it: rounded up to a cent, once.</summary>
    public long MonthCents => Usd.ToCentsRoundedUp(MonthAmountUsd);

    public decimal DurationMinutes => DurationMs / 60_000m;

    public decimal ViewerMinutes => ViewerMs / 60_000m;

    /// <summary>The parts under prices that follow each other: those of one basis and tier.</summary>
    internal IEnumerable<IGrouping<(PriceBasis Basis, ResolutionTier? Tier), CostPart>> Series => Parts.GroupBy(p => (p.Price.Basis, p.Price.Tier));

    internal static IOrderedEnumerable<CostPart> InOrder(IEnumerable<CostPart> series) =>
        series.OrderBy(p => p.Price.ValidFrom).ThenBy(p => p.Price.Id);

    /// <summary>Prices that follow each other in a month share its free minutes and its one rounding.</summary>
    internal static decimal OfSeries(IEnumerable<CostPart> series)
    {
        var (amount, usedMs) = (0m, 0L);
        foreach (var part in InOrder(series))
        {
            amount += part.Price.OfMonth(part.QuantityMs, usedMs);
            usedMs += part.QuantityMs;
        }

        return amount;
    }

    /// <summary>Adds up lines of many streams: one line for each month and kind, quantities summed exactly, lines without cost left out.</summary>
    public static IReadOnlyList<CostLine> Merge(IEnumerable<CostLine> lines) =>
    [
        .. lines
            .GroupBy(l => (l.Month, l.Kind))
            .Select(group => new CostLine(
                group.Key.Month,
                group.Key.Kind,
                group.Sum(l => l.DurationMs),
                group.Sum(l => l.ViewerMs),
                [.. group.SelectMany(l => l.Parts).GroupBy(p => p.Price).Select(p => new CostPart(p.Key, p.Sum(x => x.QuantityMs)))]))
            .Where(l => l.AmountUsd != 0)
            .OrderBy(l => l.Month)
            .ThenBy(l => l.Kind),
    ];
}
