using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Data.Alerts;
using StreamOps.Data.Figures;
using StreamOps.Domain.Time;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Alerts;

/// <summary>What is quiet, what will be, and a form for more.</summary>
[Authorize(Policy = Policies.Admin)]
public sealed class SilencesModel(ChannelLookup channels, Silences silences, SilenceStore store, BillingCalendar calendar, TimeProvider clock) : PageModel
{
    [BindProperty]
    public SilenceForm Form { get; set; } = new();

    /// <summary>What has just been done, once.</summary>
    [TempData]
    public string? Done { get; set; }

    public IReadOnlyList<SilenceRow> All { get; private set; } = [];

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
        if (Form.Read(ModelState, await channels.FindAsync(Form.Channel, cancel), calendar.Zone, AsOf) is not { } draft)
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
    }
}
