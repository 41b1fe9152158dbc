using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Data.Figures;
using StreamOps.Domain.Time;
using StreamOps.Features.Shared;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Costs;

/// <summary>What a month costs, down to the single record.</summary>
[Authorize(Policy = Policies.Costs)]
[RefuseBadQuery]
public sealed class IndexModel(CostFigures costs, CostRecordReads records, BillingCalendar calendar, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true), KnownMonth]
    public BillingMonth? Month { get; set; }

    /// <summary>One line of the month, <c>agora/relay</c>; all where absent.</summary>
    [BindProperty(SupportsGet = true), KnownLine]
    public string? Line { get; set; }

    /// <summary>From the query alone: routing keeps a value of the same name.</summary>
    [BindProperty(SupportsGet = true), FromQuery(Name = "page"), Range(1, 1_000_000)]
    public int PageNumber { get; set; } = 1;

    /// <summary>The name of a chart: its figures are answered as a file instead of the page.</summary>
    [BindProperty(SupportsGet = true), AllowedValues(null, "cost-by-day", ErrorMessage = "This page has the chart cost-by-day.")]
    public string? Csv { get; set; }

    public MonthReport Report { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var latest = calendar.MonthOf(clock.GetUtcNow());
        var month = Month ?? latest;
        var line = KnownLineAttribute.Find(Line);
        Report = new MonthReport(
            latest,
            await costs.MonthAsync(month, cancel),
            await costs.DaysAsync(month, cancel),
            line,
            await records.ByChannelAsync(month, line, cancel),
            await records.OfMonthAsync(month, line, PageNumber, MonthReport.PageSize, cancel),
            PageNumber);
        return Csv is null ? Page() : ChartCsv.File(Report.Chart, month.ToString());
    }
}
