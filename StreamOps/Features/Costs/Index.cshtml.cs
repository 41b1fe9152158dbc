using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Components;
using StreamOps.Data.Budgets;
using StreamOps.Data.Figures;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;
using StreamOps.Features.Shared;
using StreamOps.Platform.Access;
using StreamOps.Platform.Reads;

namespace StreamOps.Features.Costs;

/// <summary>What a month costs, why it differs from another, and where it went, down to the single stream.</summary>
[Authorize(Policy = Policies.Costs)]
[RefuseBadQuery]
public sealed class IndexModel(CostFigures costs, CostBreakdowns breakdowns, MonthForecasts forecasts, BillingCalendar calendar, TimeProvider clock) : PageModel, IPagedList
{
    [BindProperty(SupportsGet = true), KnownMonth]
    public BillingMonth? Month { get; set; }

    /// <summary>The month to hold it against; the one before where absent.</summary>
    [BindProperty(SupportsGet = true), KnownMonth]
    public BillingMonth? Compare { get; set; }

    [BindProperty(SupportsGet = true), AllowedValues(null, "service", "type", "seller", "channel", "day", "stream", ErrorMessage = "Choose a breakdown by service, type, seller, channel, day or stream.")]
    public string? By { get; set; }

    [BindProperty(SupportsGet = true), AllowedValues(null, "agora", "cloudflare", "cdn", ErrorMessage = "Choose agora, cloudflare or cdn.")]
    public string? Service { get; set; }

    /// <summary>One line of the month, <c>agora/relay</c>; all where absent.</summary>
    [BindProperty(SupportsGet = true), KnownLine]
    public string? Line { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Channel { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Seller { get; set; }

    /// <summary>Billing day, yyyy-MM-dd; it says the month too.</summary>
    [BindProperty(SupportsGet = true), KnownDay]
    public DateOnly? Day { get; set; }

    [BindProperty(SupportsGet = true), AllowedValues(null, "name", "-name", "amount", "-amount", ErrorMessage = "Sort by name or amount.")]
    public string? Sort { get; set; }

    /// <summary>From the query alone: routing keeps a value of the same name.</summary>
    [BindProperty(SupportsGet = true), FromQuery(Name = "page"), Range(1, 1_000_000)]
    public int PageNumber { get; set; } = 1;

    /// <summary>The name of a chart: its figures are answered as a file instead of the page.</summary>
    [BindProperty(SupportsGet = true), AllowedValues(null, "cost-by-day", ErrorMessage = "This page has the chart cost-by-day.")]
    public string? Csv { get; set; }

    public MonthReport Report { get; private set; } = null!;

    public (int Total, int PageSize) Rows => (Report.Breakdown.Shares.Total, BreakdownQuery.PageSize);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var latest = calendar.MonthOf(clock.GetUtcNow());
        var month = Day is { } day ? BillingMonth.Of(day) : Month ?? latest;
        var days = await costs.DaysAsync(month, cancel);
        if (Csv is not null)
        {
            return ChartCsv.File(DayCostChart.Of(days), month.ToString());
        }

        if (await BreakdownAsync(month, cancel) is not { } breakdown)
        {
            return NotFound();
        }

        var figures = await costs.MonthAsync(month, cancel);
        var other = await costs.MonthAsync(Compare ?? month.Previous, cancel);
        var book = await costs.PriceBookAsync(month, cancel);
        Report = new MonthReport(
            latest,
            figures,
            await forecasts.OfAsync(figures, cancel),
            other.Month,
            MonthChange.Of(other.LinesSoFar, figures.LinesSoFar),
            days,
            breakdown,
            await costs.PricedAnewAsync(cancel),
            new Counted(calendar.Zone.Id, book.Version, await costs.SamplesAsync(month, cancel)));
        return Page();
    }

    /// <summary>Null where the channel or seller that is asked for does not exist.</summary>
    private async Task<BreakdownReport?> BreakdownAsync(BillingMonth month, CancellationToken cancel)
    {
        var channel = Channel is { } channelId ? await breakdowns.ChannelNameAsync(channelId, cancel) : null;
        var seller = Seller is { } sellerId ? await breakdowns.SellerNameAsync(sellerId, cancel) : null;
        if ((Channel is not null && channel is null) || (Seller is not null && seller is null))
        {
            return null;
        }

        var query = new BreakdownQuery(
            new CostFilter(month, Service, KnownLineAttribute.Find(Line), Channel, Seller, Day),
            WireName.TryParse<CostBreak>(By, out var by) ? by : null,
            Sort,
            PageNumber,
            Compare);
        return new BreakdownReport(query, await breakdowns.OfAsync(query.Filter, query.Level, query.Rows, cancel), channel, seller);
    }
}
