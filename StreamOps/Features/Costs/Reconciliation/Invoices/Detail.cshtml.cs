using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Data.Reconciliation;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Costs.Reconciliation.Invoices;

/// <summary>An invoice as it was entered, with its other versions.</summary>
[Authorize(Policy = Policies.Costs)]
public sealed class DetailModel(InvoiceReads reads) : PageModel
{
    public InvoiceRow Invoice { get; private set; } = null!;

    public IReadOnlyList<InvoiceRow> Versions { get; private set; } = [];

    /// <summary>It is the version that counts, and the reader an admin.</summary>
    public bool MayChange { get; private set; }

    /// <summary>What came of withdrawing it, once.</summary>
    [TempData]
    public string? Outcome { get; set; }

    [TempData]
    public string? OutcomeState { get; set; }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (await reads.FindAsync(id, cancel) is not { } invoice)
        {
            return NotFound();
        }

        Invoice = invoice;
        Versions = await reads.VersionsAsync(invoice, cancel);
        MayChange = User.IsInRole(Roles.Admin) && invoice.WithdrawnAt is null && Versions[0].Id == invoice.Id;
        return Page();
    }
}
