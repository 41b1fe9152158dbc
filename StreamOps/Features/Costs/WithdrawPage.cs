using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Data.Costs;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Costs;

/// <summary>Shows a row that is not yet in force, and takes it out of its list.</summary>
public abstract class WithdrawPage<TRow>(Withdrawal<TRow> withdrawal) : PageModel
    where TRow : DatedRow
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    public TRow Row { get; private set; } = null!;

    /// <summary>Why it stays; null where it may go.</summary>
    public string? Obstacle { get; private set; }

    /// <summary>Told by the list, once.</summary>
    [TempData]
    public string? Outcome { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await withdrawal.FindAsync(Id, cancel) is not { } found)
        {
            return NotFound();
        }

        (Row, Obstacle) = found;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Outcome = await withdrawal.RunAsync(Id, AuditTrail.ActorOf(User), cancel);
        return RedirectToPage("Index");
    }
}
