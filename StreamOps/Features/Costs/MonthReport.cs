using StreamOps.Components;
using StreamOps.Data.Figures;
using StreamOps.Domain.Budgets;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Time;
using StreamOps.Features.Shared;

namespace StreamOps.Features.Costs;

/// <summary>What the page of a month shows.</summary>
/// <param name="Latest">The newest month that can be chosen.</param>
/// <param name="Forecast">What the month is expected to end at.</param>
/// <param name="Compare">The month that it is held against.</param>
/// <param name="Change">Why it costs more or less; an open month with what it has come to so far.</param>
/// <param name="Breakdown">Where the booked cost went.</param>
/// <param name="PricedAnew">Booked streams whose costs are about to change.</param>
/// <param name="Counted">What every figure of the page shares.</param>
public sealed record MonthReport(
    BillingMonth Latest,
    MonthCosts Costs,
    SpendForecast Forecast,
    BillingMonth Compare,
    MonthChange Change,
    IReadOnlyList<DayCost> Days,
    BreakdownReport Breakdown,
    int PricedAnew,
    Counted Counted)
{
    public ChartTable Chart { get; } = DayCostChart.Of(Days);

    public long ForecastCents => Costs.ForecastCents(Forecast);

    public BillingMonth Month => Costs.Month;

    public bool IsRunning => Month == Latest;

    public bool HasBegun => Month <= Latest;

    /// <summary>What links of the page keep.</summary>
    public IReadOnlyDictionary<string, string> Keep => Breakdown.Keep;
}
