using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Data.Reports;
using StreamOps.Domain.Reports;
using StreamOps.Domain.Time;
using StreamOps.Features.Shared;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Reports;

/// <summary>Closes a month by hand, after it has said what that means and what is missing.</summary>
[Authorize(Policy = Policies.Admin)]
[RefuseBadQuery]
public sealed class CloseModel(MonthClose close, ReportQueries reports, StatementChecks checks, ReportFiles files) : PageModel
{
    public const int LongestReason = 1000;

    [BindProperty(SupportsGet = true), KnownMonth]
    public BillingMonth Month { get; set; }

    [BindProperty, StringLength(LongestReason, ErrorMessage = "At most 1000 characters.")]
    public string? Reason { get; set; }

    public StatementCompleteness Checks { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await close.IsClosedAsync(Month, cancel))
        {
            return Away("there");
        }

        if (!await reports.MayCloseAsync(Month, cancel))
        {
            return NotFound();
        }

        Checks = await checks.OfAsync(Month, null, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await reports.MayCloseAsync(Month, cancel))
        {
            return NotFound();
        }

        var outcome = ModelState.IsValid
            ? await close.CloseAsync(Month, AuditTrail.ActorOf(User), string.IsNullOrWhiteSpace(Reason) ? "Closed by hand." : Reason.Trim(), cancel)
            : null;
        if (outcome?.Version is null)
        {
            Checks = outcome?.Missing ?? await checks.OfAsync(Month, null, cancel);
            return Page();
        }

        await files.MakeMissingAsync(cancel);
        return Away(outcome.IsNew ? "closed" : "there");
    }

    private RedirectToPageResult Away(string done) => RedirectToPage("Month", new { month = Month.ToString(), done });
}
