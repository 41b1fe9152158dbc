using StreamOps.Components;
using StreamOps.Data.Figures;

namespace StreamOps.Features.Shared;

/// <summary>A month's cost by day, stacked by service and cost type, exact.</summary>
public static class DayCostChart
{
    public const string Note = "USD, exact, booked and accrued";

    /// <summary>What stands where the chart has nothing to draw.</summary>
    public static string Empty(bool hasBegun) => hasBegun ? "Nothing booked in this month." : "No day of this month has begun.";

    public static ChartTable Of(IReadOnlyList<DayCost> days)
    {
        var kinds = days.SelectMany(d => d.Lines).Select(l => l.Kind).Distinct().Order().ToList();
        return new ChartTable(
            "cost-by-day",
            "Cost by day",
            "Day",
            kinds.ConvertAll(k => new CostPart(k.Service, k.CostType, 0)).ConvertAll(p => new ChartSeries(p.Key, p.FullName)),
            kinds.Count == 0 ? [] : [.. days.Select(day => new ChartRow(Show.Day(day.Day), null, kinds.ConvertAll(kind => Of(day, kind))))],
            ChartFormat.Money);
    }

    private static decimal? Of(DayCost day, Domain.Pricing.CostKind kind) => day.Lines.Where(l => l.Kind == kind).Sum(l => l.AmountUsd);
}
