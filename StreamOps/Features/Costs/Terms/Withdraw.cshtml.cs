using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Costs;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Costs.Terms;

/// <summary>Shows a term that is not yet in force, and takes it out of the list.</summary>
[Authorize(Policy = Policies.Admin)]
public sealed class WithdrawModel(StreamOpsDb db, WithdrawTerm withdraw) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    public PriceTermRow Row { get; private set; } = null!;

    /// <summary>Why it stays; null where it may go.</summary>
    public string? Obstacle { get; private set; }

    /// <summary>Told by the list, once.</summary>
    [TempData]
    public string? Outcome { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await db.PriceTerms.AsNoTracking().SingleOrDefaultAsync(t => t.Id == Id, cancel) is not { } row)
        {
            return NotFound();
        }

        (Row, Obstacle) = (row, withdraw.Obstacle(row));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Outcome = await withdraw.RunAsync(Id, AuditTrail.ActorOf(User), cancel) ?? "The term is withdrawn.";
        return RedirectToPage("Index");
    }
}
