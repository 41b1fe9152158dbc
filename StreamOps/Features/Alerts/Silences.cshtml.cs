using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Alerts;
using StreamOps.Domain.Time;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Alerts;

/// <summary>What is quiet, what will be, and a form for more.</summary>
[Authorize(Policy = Policies.Admin)]
public sealed class SilencesModel(StreamOpsDb db, Silences silences, SilenceStore store, BillingCalendar calendar, TimeProvider clock) : PageModel
{
    [BindProperty]
    public SilenceForm Form { get; set; } = new();

    /// <summary>What has just been done, once.</summary>
    [TempData]
    public string? Done { get; set; }

    public IReadOnlyList<SilenceRow> All { get; private set; } = [];

    /// <summary>Names by id, in their order.</summary>
    public IReadOnlyDictionary<long, string> Channels { get; private set; } = new Dictionary<long, string>();

    public DateTimeOffset AsOf { get; private set; }

    public string Zone => calendar.Zone.Id;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        Form = SilenceForm.New(AsOf, calendar.Zone);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (Form.Read(ModelState, Channels, calendar.Zone, AsOf) is not { } draft)
        {
            return Page();
        }

        await store.AddAsync(draft, Form.Key, AuditTrail.ActorOf(User), cancel);
        Done = draft.Span.Start > AsOf ? "The maintenance window is planned." : "The silence holds.";
        return RedirectToPage("Silences");
    }

    public async Task<IActionResult> OnPostEndAsync(long id, CancellationToken cancel)
    {
        await store.EndAsync(id, AuditTrail.ActorOf(User), cancel);
        Done = "It is over: people are told again.";
        return RedirectToPage("Silences");
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        AsOf = clock.GetUtcNow();
        All = await silences.AllAsync(AsOf, cancel);
        var channels = await db.Channels.Select(c => new { c.Id, c.Name }).OrderBy(c => c.Name).ThenBy(c => c.Id).ToListAsync(cancel);
        Channels = channels.ToDictionary(c => c.Id, c => c.Name);
    }
}
