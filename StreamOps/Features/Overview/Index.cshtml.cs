using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Components;
using StreamOps.Data.Budgets;
using StreamOps.Data.Figures;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Time;
using StreamOps.Features.Shared;
using StreamOps.Platform;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Overview;

/// <summary>The platform's month.</summary>
[Authorize(Policy = Policies.Costs)]
[RefuseBadQuery]
public sealed class IndexModel(
    PlatformFigures platform, CostFigures costs, ChannelRanking ranking, MonthForecasts forecasts, StreamReads streams, BillingOptions billing, TimeProvider clock) : PageModel
{
    private const int TopChannels = 5;

    [BindProperty(SupportsGet = true), KnownMonth]
    public BillingMonth? Month { get; set; }

    /// <summary>The name of a chart: its figures are answered as a file instead of the page.</summary>
    [BindProperty(SupportsGet = true), AllowedValues(null, "cost-by-day", ErrorMessage = "This page has the chart cost-by-day.")]
    public string? Csv { get; set; }

    public OverviewFigures Figures { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var latest = billing.Calendar.MonthOf(clock.GetUtcNow());
        var month = Month ?? latest;
        var days = await costs.DaysAsync(month, cancel);
        if (Csv is not null)
        {
            return ChartCsv.File(DayCostChart.Of(days), month.ToString());
        }

        List<StreamFigures> live = month == latest ? [.. (await streams.UncostedAsync(cancel)).Where(s => s.IsLive)] : [];
        var figures = await platform.MonthAsync(month, cancel);
        var (now, before) = (await costs.MonthAsync(month, cancel), await costs.MonthAsync(month.Previous, cancel));
        var comparisons = await costs.ComparisonsAsync(month, [null, PricePreset.Published, PricePreset.Phase6], AudienceKind.Interactive, now.Lines, cancel);
        var (book, ofMonth) = (await costs.PriceBookAsync(cancel), await costs.PriceBookAsync(month, cancel));
        Figures = new OverviewFigures(
            latest,
            figures,
            now,
            await forecasts.OfAsync(now, cancel),
            MonthChange.Of(before.LinesSoFar, now.LinesSoFar),
            comparisons[0],
            [new(PricePreset.Published, comparisons[1]), new(PricePreset.Phase6, comparisons[2])],
            days,
            await ranking.TopAsync(month, TopChannels, cancel),
            live,
            LiveTotals.CostUsd(live.SelectMany(s => s.Cost(book))),
            PriceBookOrigin.Of(ofMonth, month.LastDay),
            await costs.PricedAnewAsync(cancel),
            new Counted(billing.Calendar.Zone.Id, ofMonth.Version, figures.Audience.Samples));
        return Page();
    }
}
