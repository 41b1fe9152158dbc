using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Data;
using StreamOps.Data.Costs;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Costs.Prices;

/// <summary>Shows a price that is not yet in force, and takes it out of the book.</summary>
[Authorize(Policy = Policies.Admin)]
public sealed class WithdrawModel(PriceQueries prices, WithdrawPrice withdraw, StreamOpsDb db) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    public PriceRow Row { get; private set; } = null!;

    /// <summary>Why it stays; null where it may go.</summary>
    public string? Obstacle { get; private set; }

    /// <summary>Told by the price book, once.</summary>
    [TempData]
    public string? Outcome { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await prices.FindAsync(Id, cancel) is not { } row)
        {
            return NotFound();
        }

        (Row, Obstacle) = (row, await withdraw.ObstacleAsync(db, row, cancel));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Outcome = await withdraw.RunAsync(Id, AuditTrail.ActorOf(User), cancel) ?? "The price is withdrawn.";
        return RedirectToPage("Index");
    }
}
