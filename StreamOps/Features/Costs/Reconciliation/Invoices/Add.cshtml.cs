using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Data.Reconciliation;
using StreamOps.Domain.Time;
using StreamOps.Features.Shared;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Costs.Reconciliation.Invoices;

/// <summary>Enters an invoice by hand, or another version of one.</summary>
[Authorize(Policy = Policies.Admin)]
[RefuseBadQuery]
[RequestFormLimits(ValueCountLimit = (InvoiceReading.MostLines + 50) * FieldsPerLine)]
public sealed class AddModel(InvoiceStore store, InvoiceReads reads, BillingCycles cycles, BillingCalendar calendar, TimeProvider clock) : PageModel
{
    private const int FieldsPerLine = 5;

    public static IReadOnlyList<string> Vendors => BillingCycles.Vendors;

    [BindProperty]
    public InvoiceForm Form { get; set; } = new();

    /// <summary>The version that is corrected; null: it is new.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Corrects { get; set; }

    /// <summary>Whose cycle the form begins with.</summary>
    [BindProperty(SupportsGet = true), KnownMonth]
    public BillingMonth? Month { get; set; }

    /// <summary>Whose invoice the form begins as.</summary>
    [BindProperty(SupportsGet = true), AllowedValues(null, "agora", "cloudflare", ErrorMessage = "Choose agora or cloudflare.")]
    public string? Vendor { get; set; }

    public InvoiceRow? Original { get; private set; }

    /// <summary>Id of the invoice that has the number already.</summary>
    public long? There { get; private set; }

    [TempData]
    public string? Outcome { get; set; }

    [TempData]
    public string? OutcomeState { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
        {
            return NotFound();
        }

        var month = Month ?? calendar.MonthOf(clock.GetUtcNow()).Previous;
        var vendor = Vendor ?? Vendors[0];
        Form = Original is { } original ? InvoiceForm.Of(original) : InvoiceForm.New(vendor, cycles.Of(vendor, month));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
        {
            return NotFound();
        }

        if (Form.Read(ModelState, clock.GetUtcNow().UtcDay()) is not { } draft)
        {
            Form.WithSpare();
            return Page();
        }

        var kept = await store.KeepAsync([draft], Corrects, AuditTrail.ActorOf(User), cancel);
        if (kept.Refused is { } reason)
        {
            ModelState.AddModelError("Form.Number", reason);
            There = kept.There;
            return Page();
        }

        (OutcomeState, Outcome) = ("good", Original is null ? "The invoice is entered." : "The correction is entered.");
        return Redirect($"/costs/reconciliation?month={draft.Period.Month}");
    }

    /// <summary>The same form with room for more lines; nothing is kept.</summary>
    public async Task<IActionResult> OnPostMoreAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
        {
            return NotFound();
        }

        ModelState.Clear();
        Form.Lines.AddRange([new(), new(), new()]);
        return Page();
    }

    /// <summary>A correction is of the same vendor and number, whatever the form says.</summary>
    private async Task<bool> FindAsync(CancellationToken cancel)
    {
        Original = Corrects is { } id ? await reads.FindAsync(id, cancel) : null;
        (Form.Vendor, Form.Number) = Original is { } original ? (original.Vendor, original.Number) : (Form.Vendor, Form.Number);
        return Corrects is null || Original is not null;
    }
}
