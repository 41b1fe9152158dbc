using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Domain.Time;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Costs.Reconciliation.Invoices;

/// <summary>Takes invoices out of a file, all or none.</summary>
[Authorize(Policy = Policies.Admin)]
public sealed class ImportModel(InvoiceStore store, TimeProvider clock) : PageModel
{
    /// <summary>Shown on the page, and read by a test.</summary>
    public const string Example =
        """
        vendor,number,first_day,last_day,currency,item,description,quantity,unit,amount
        agora,AG-2026-03,2026-03-01,2026-03-31,USD,agora/rtc-audio,Audio,5406,minutes,5.35
        agora,AG-2026-03,2026-03-01,2026-03-31,USD,agora/rtc-hd,Video HD,5402,minutes,21.55
        cloudflare,CF-1204,2026-03-14,2026-04-13,USD,cloudflare/delivery,Minutes delivered,12.4,"1,000 minutes",12.40
        """;

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    public string? Number { get; set; }

    public IReadOnlyList<string> Problems { get; private set; } = [];

    [TempData]
    public string? Outcome { get; set; }

    [TempData]
    public string? OutcomeState { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Upload is not { Length: > 0 } upload)
        {
            ModelState.AddModelError(nameof(Upload), "Choose a CSV file that is not empty.");
            return Page();
        }

        using var bytes = new MemoryStream();
        await upload.CopyToAsync(bytes, cancel);
        var read = InvoiceImport.Read(bytes.ToArray(), Number, clock.GetUtcNow().UtcDay());
        if (read.Problems.Count > 0)
        {
            Problems = read.Problems;
            return Page();
        }

        var kept = await store.KeepAsync(read.Invoices, null, AuditTrail.ActorOf(User), cancel);
        if (kept.Refused is { } reason)
        {
            Problems = [reason];
            return Page();
        }

        (OutcomeState, Outcome) = ("good", $"{CostWords.Plural(read.Invoices.Count, "invoice")} taken.");
        return Redirect($"/costs/reconciliation?month={read.Invoices[0].Period.Month}");
    }
}
