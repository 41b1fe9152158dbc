using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Data.Access;
using StreamOps.Data.Figures;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;
using StreamOps.Features.Shared;
using StreamOps.Platform;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Overview;

/// <summary>The platform's month.</summary>
[Authorize(Policy = Policies.Costs)]
[RefuseBadQuery]
public sealed class IndexModel(
    PlatformFigures platform, CostFigures costs, ChannelRanking ranking, StreamReads streams, StreamCosts streamCosts, BillingOptions billing, TimeProvider clock) : PageModel
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
        var live = month == latest ? await streams.LiveAsync(ChannelScope.All, cancel) : [];
        Figures = new OverviewFigures(
            latest,
            await platform.MonthAsync(month, cancel),
            await costs.MonthAsync(month, cancel),
            await costs.ComparisonAsync(month, null, AudienceKind.Interactive, cancel),
            await costs.DaysAsync(month, cancel),
            await ranking.TopAsync(month, TopChannels, cancel),
            live,
            (await streamCosts.OfManyAsync(live, cancel)).Values.Sum(),
            WireName.Of(billing.Preset));
        return Csv is null ? Page() : ChartCsv.File(Figures.Chart, month.ToString());
    }
}
