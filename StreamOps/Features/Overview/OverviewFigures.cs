using StreamOps.Components;
using StreamOps.Data.Figures;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Time;
using StreamOps.Features.Shared;

namespace StreamOps.Features.Overview;

/// <summary>Everything that the overview shows of a month.</summary>
/// <param name="Latest">The billing month of now.</param>
/// <param name="Live">Streams that are on air; empty for a month that is over.</param>
/// <param name="LiveUsd">What they have cost since they began.</param>
/// <param name="Preset">What the price book was filled from.</param>
public sealed record OverviewFigures(
    BillingMonth Latest,
    PlatformMonth Platform,
    MonthCosts Costs,
    Comparison Comparison,
    IReadOnlyList<DayCost> Days,
    IReadOnlyList<ChannelRank> Top,
    IReadOnlyList<StreamFigures> Live,
    decimal LiveUsd,
    string Preset)
{
    public ChartTable Chart { get; } = DayCostChart.Of(Days);

    public BillingMonth Month => Platform.Month;

    public bool IsOpen => Month == Latest;
}
