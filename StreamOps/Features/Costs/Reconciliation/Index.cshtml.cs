using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Components;
using StreamOps.Data.Figures;
using StreamOps.Data.Reconciliation;
using StreamOps.Domain.Time;
using StreamOps.Features.Shared;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Costs.Reconciliation;

/// <summary>What was estimated, what the vendors metered and what they billed, and why the three differ.</summary>
[Authorize(Policy = Policies.Costs)]
[RefuseBadQuery]
public sealed class IndexModel(ReconciliationReads reads, InvoiceReads invoices, CostFigures costs, BillingCalendar calendar, TimeProvider clock) : PageModel
{
    private const int MonthsOfAccuracy = 12;

    [BindProperty(SupportsGet = true), KnownMonth]
    public BillingMonth? Month { get; set; }

    /// <summary>Lines: they are answered as a file instead of the page.</summary>
    [BindProperty(SupportsGet = true), AllowedValues(null, "lines", ErrorMessage = "This page has the file lines.")]
    public string? Csv { get; set; }

    /// <summary>What came of an invoice, once.</summary>
    [TempData]
    public string? Outcome { get; set; }

    /// <summary>good or poor.</summary>
    [TempData]
    public string? OutcomeState { get; set; }

    public ReconciliationReport Report { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var latest = calendar.MonthOf(clock.GetUtcNow());
        var month = Month ?? latest;
        var first = Enumerable.Range(1, MonthsOfAccuracy - 1).Aggregate(month, (m, _) => m.Previous);
        Report = new ReconciliationReport(
            latest,
            month,
            await reads.OfMonthAsync(month, cancel),
            await invoices.OfMonthsAsync(first, month, cancel),
            await invoices.WithdrawnAsync(month, cancel),
            User.IsInRole(Roles.Admin),
            new Counted("UTC", (await costs.PriceBookAsync(cancel)).Version));
        return Csv is null
            ? Page()
            : File(ReconciliationCsv.Bytes(Report), "text/csv; charset=utf-8", $"reconciliation-{month}.csv");
    }
}
