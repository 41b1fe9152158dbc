using StreamOps.Components;
using StreamOps.Data.Figures;
using StreamOps.Domain.Budgets;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Time;
using StreamOps.Features.Shared;

namespace StreamOps.Features.Overview;

/// <summary>Everything that the overview shows of a month.</summary>
/// <param name="Latest">The billing month of now.</param>
/// <param name="Forecast">What the month is expected to end at.</param>
/// <param name="Change">Why the month costs more or less than the one before; an open month with what it has come to so far.</param>
/// <param name="Presets">The month replayed under the shipped price books.</param>
/// <param name="Live">Streams that are on air; empty for a month that is over.</param>
/// <param name="LiveUsd">What they have cost since they began.</param>
/// <param name="Prices">What the price book was filled from, and whether it still is that.</param>
/// <param name="PricedAnew">Booked streams whose costs are about to change.</param>
/// <param name="Counted">What every figure of the page shares.</param>
public sealed record OverviewFigures(
    BillingMonth Latest,
    PlatformMonth Platform,
    MonthCosts Costs,
    SpendForecast Forecast,
    MonthChange Change,
    Comparison Comparison,
    IReadOnlyList<(PricePreset Preset, Comparison Month)> Presets,
    IReadOnlyList<DayCost> Days,
    IReadOnlyList<ChannelRank> Top,
    IReadOnlyList<StreamFigures> Live,
    decimal LiveUsd,
    PriceBookOrigin Prices,
    int PricedAnew,
    Counted Counted)
{
    public ChartTable Chart { get; } = DayCostChart.Of(Days);

    public BillingMonth Month => Platform.Month;

    public bool IsOpen => Month == Latest;

    public bool HasBegun => Month <= Latest;
}
