using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Access;
using StreamOps.Data.Alerts;
using StreamOps.Domain.Time;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Alerts;

/// <summary>One alert: what it means, what to do, what has happened; taken or silenced here.</summary>
[Authorize(Policy = Policies.Admin)]
public sealed class DetailModel(StreamOpsDb db, AlertReads alerts, AlertStore store, SilenceStore silences, TimeProvider clock) : PageModel
{
    private const int LongestReason = 500;

    /// <summary>Hours for which an alert can be silenced from its page.</summary>
    public static readonly IReadOnlyList<int> Hours = [1, 4, 24, 168];

    [BindProperty]
    public AcknowledgeForm Take { get; set; } = new();

    [BindProperty]
    public int SilenceHours { get; set; } = Hours[0];

    [BindProperty]
    public string? SilenceReason { get; set; }

    [BindProperty]
    public Guid SilenceKey { get; set; }

    /// <summary>What has just been done, once.</summary>
    [TempData]
    public string? Done { get; set; }

    public AlertRow Alert { get; private set; } = null!;

    public IReadOnlyList<AlertChangeRow> Changes { get; private set; } = [];

    public IReadOnlyList<UserRow> Owners { get; private set; } = [];

    public DateTimeOffset AsOf { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
        {
            return NotFound();
        }

        var me = Owners.FirstOrDefault(o => o.Email == AuditTrail.ActorOf(User));
        Take = new AcknowledgeForm { Owner = Alert.OwnerId ?? me?.Id ?? Guid.Empty, Note = Alert.Note };
        SilenceKey = Guid.NewGuid();
        return Page();
    }

    public async Task<IActionResult> OnPostAcknowledgeAsync(long id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
        {
            return NotFound();
        }

        if (Take.Read(ModelState, Owners) is not { } read)
        {
            return Page();
        }

        var result = await store.AcknowledgeAsync(id, read.Owner, read.Note, AuditTrail.ActorOf(User), cancel);
        Done = result == AlertChangeResult.Done ? $"Taken by {read.Owner.Email}." : "It is not firing any more, so there is nothing to take.";
        return Redirect($"/alerts/{id}");
    }

    public async Task<IActionResult> OnPostSilenceAsync(long id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
        {
            return NotFound();
        }

        var reason = Components.OneLine.Of(SilenceReason ?? "", LongestReason);
        Check(Hours.Contains(SilenceHours), nameof(SilenceHours), "Choose for how long.");
        Check(reason.Length > 0, nameof(SilenceReason), "Say why, for whoever wonders about the quiet.");
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var covers = $"{AlertWords.Title(Alert.Kind)}: {Alert.SubjectName}";
        var span = new Interval(AsOf, AsOf.AddHours(SilenceHours));
        await silences.AddAsync(new SilenceDraft(Alert.Kind, null, Alert.Subject, covers, reason, span), SilenceKey, AuditTrail.ActorOf(User), cancel);
        Done = $"Silenced until {Components.Show.Instant(span.End)}.";
        return Redirect($"/alerts/{id}");
    }

    private void Check(bool right, string field, string message)
    {
        if (!right)
        {
            ModelState.AddModelError(field, message);
        }
    }

    private async Task<bool> LoadAsync(long id, CancellationToken cancel)
    {
        if (await alerts.OneAsync(id, cancel) is not { } alert)
        {
            return false;
        }

        (Alert, AsOf) = (alert, clock.GetUtcNow());
        Changes = await alerts.ChangesAsync(id, cancel);
        Owners = await Subscribers.AccountsIn(db).OrderBy(u => u.Email).ToListAsync(cancel);
        return true;
    }
}
