using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Components;
using StreamOps.Components.Csv;
using StreamOps.Data;
using StreamOps.Data.Costs;
using StreamOps.Data.Figures;
using StreamOps.Domain.Time;
using StreamOps.Features.Shared;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Costs;

/// <summary>What the vendors are expected to bill for a month, step by step.</summary>
[Authorize(Policy = Policies.Costs)]
[RefuseBadQuery]
public sealed class InvoiceModel(ExpectedInvoiceReads invoices, CostFigures costs, StreamOpsDb db, BillingCalendar calendar, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true), KnownMonth]
    public BillingMonth? Month { get; set; }

    /// <summary>The figures are answered as a file instead of the page.</summary>
    [BindProperty(SupportsGet = true), AllowedValues(null, "expected-invoice", ErrorMessage = "This page has the file expected-invoice.")]
    public string? Csv { get; set; }

    public InvoiceReport Report { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var latest = calendar.MonthOf(now);
        var month = Month ?? latest;
        var expected = await invoices.OfMonthAsync(month, cancel);
        if (Csv is not null)
        {
            return new FileContentResult(InvoiceCsv.Bytes(expected.Invoices), "text/csv; charset=utf-8") { FileDownloadName = $"expected-invoice-{month}.csv" };
        }

        var book = await costs.PriceBookAsync(month, cancel);
        Report = new InvoiceReport(
            month,
            latest,
            now,
            expected.Invoices,
            expected.HasTerms,
            await BillingMonths.FindClosedAsync(db, month, cancel) is not null,
            new Counted(calendar.Zone.Id, book.Version, await costs.SamplesAsync(month, cancel)));
        return Page();
    }
}
