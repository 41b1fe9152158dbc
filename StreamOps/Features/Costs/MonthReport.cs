using StreamOps.Components;
using StreamOps.Data.Figures;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Time;
using StreamOps.Features.Shared;

namespace StreamOps.Features.Costs;

/// <summary>What the page of a month shows.</summary>
/// <param name="Latest">The newest month that can be chosen.</param>
/// <param name="Line">The one line that the lower tables are about; null: all.</param>
public sealed record MonthReport(
    BillingMonth Latest,
    MonthCosts Costs,
    IReadOnlyList<DayCost> Days,
    CostKind? Line,
    IReadOnlyList<ChannelCost> Channels,
    CostRecordPage Records,
    int Page)
{
    public const int PageSize = 25;

    public ChartTable Chart { get; } = DayCostChart.Of(Days);

    public BillingMonth Month => Costs.Month;

    public bool IsRunning => Month == Latest;

    /// <summary>What links of the page keep.</summary>
    public IReadOnlyDictionary<string, string> Query { get; } = Line is { } line
        ? new Dictionary<string, string> { ["month"] = Costs.Month.ToString(), ["line"] = line.ToString() }
        : new Dictionary<string, string> { ["month"] = Costs.Month.ToString() };
}
