using StreamOps.Components;
using StreamOps.Domain.Reports;

namespace StreamOps.Features.Reports;

/// <summary>The days of a statement by service, in the whole cents that the PDF's chart draws; <see cref="Shared.DayCostChart"/> is exact instead.</summary>
public static class StatementDayChart
{
    private static readonly (ChartSeries Series, Func<StatementDay, long> Cents)[] Services =
    [
        (new("agora", "Agora"), d => d.AgoraCents),
        (new("cloudflare", "Cloudflare"), d => d.CloudflareCents),
        (new("cdn", "CDN"), d => d.CdnCents),
    ];

    /// <summary>A service without any cost would only be a colour to look for; a month without any has no rows.</summary>
    public static ChartTable Of(IReadOnlyList<StatementDay> days)
    {
        var shown = Services.Where(s => days.Any(d => s.Cents(d) != 0)).ToList();
        return new ChartTable(
            "cost-by-day",
            "Cost by service",
            "Day",
            shown.ConvertAll(s => s.Series),
            shown.Count == 0 ? [] : [.. days.Select(d => new ChartRow(Show.Day(d.Day), null, shown.ConvertAll(s => (decimal?)s.Cents(d) * 0.01m)))],
            ChartFormat.Money);
    }
}
