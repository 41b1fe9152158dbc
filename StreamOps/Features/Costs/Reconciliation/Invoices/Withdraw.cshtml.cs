using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Costs.Reconciliation.Invoices;

/// <summary>Withdraws an invoice. Asked for by its page, and shows it again.</summary>
[Authorize(Policy = Policies.Admin)]
public sealed class WithdrawModel(InvoiceStore store) : PageModel
{
    [TempData]
    public string? Outcome { get; set; }

    [TempData]
    public string? OutcomeState { get; set; }

    public IActionResult OnGet(long id) => RedirectToPage("Detail", new { id });

    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancel)
    {
        (OutcomeState, Outcome) = await store.WithdrawAsync(id, AuditTrail.ActorOf(User), cancel)
            ? ("good", "The invoice is withdrawn.")
            : ("poor", "It is not the version that counts: nothing was withdrawn.");
        return RedirectToPage("Detail", new { id });
    }
}
