using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Domain.Time;
using StreamOps.Features.Shared;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Reports;

/// <summary>Prints a closed month anew, with a reason. Nothing of its figures changes.</summary>
[Authorize(Policy = Policies.Admin)]
[RefuseBadQuery]
public sealed class ReissueModel(MonthClose close, ReportQueries reports, ReportFiles files) : PageModel
{
    [BindProperty(SupportsGet = true), KnownMonth]
    public BillingMonth Month { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Say why, in at most 1000 characters.")]
    [StringLength(CloseModel.LongestReason, ErrorMessage = "Say why, in at most 1000 characters.")]
    public string? Reason { get; set; }

    /// <summary>The newest version that the form was made for: sent twice, it issues once.</summary>
    [BindProperty]
    public int Seen { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        ModelState.Clear();
        Seen = (await reports.VersionsAsync(Month, cancel)).FirstOrDefault()?.Version ?? 0;
        return Seen == 0 ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (await close.ReissueAsync(Month, Seen, AuditTrail.ActorOf(User), Reason!.Trim(), cancel) is not { } outcome)
        {
            return NotFound();
        }

        await files.MakeMissingAsync(cancel);
        return RedirectToPage("Month", new { month = Month.ToString(), done = outcome.IsNew ? "issued" : "newer" });
    }
}
