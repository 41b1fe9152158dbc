using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Data.Alerts;
using StreamOps.Domain.Alerts;
using StreamOps.Domain.Streams;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Alerts;

/// <summary>Changes a rule. What is to be saved is rehearsed first.</summary>
[Authorize(Policy = Policies.Admin)]
public sealed class RuleModel(AlertRuleBook book, RuleStore store, RuleRehearsal rehearsal) : PageModel
{
    [BindProperty]
    public RuleForm Form { get; set; } = new();

    /// <summary>What has just been done, once; the list of rules shows it.</summary>
    [TempData]
    public string? Done { get; set; }

    public AlertRuleKind Kind { get; private set; }

    public RuleTraits Traits => RuleTraits.Of(Kind);

    /// <summary>Null until something was rehearsed.</summary>
    public RehearsedRule? Rehearsed { get; private set; }

    public async Task<IActionResult> OnGetAsync(string kind, CancellationToken cancel)
    {
        if (!WireName.TryParse<AlertRuleKind>(kind, out var named))
        {
            return NotFound();
        }

        Kind = named;
        Form = RuleForm.Of((await book.AllAsync(cancel)).Single(r => r.Kind == named));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string kind, CancellationToken cancel)
    {
        if (!WireName.TryParse<AlertRuleKind>(kind, out var named))
        {
            return NotFound();
        }

        Kind = named;
        if (Form.Read(ModelState, named) is not { } rule)
        {
            return Page();
        }

        return Form.IsRehearsed ? await SaveAsync(rule, cancel) : await RehearseAsync(rule, cancel);
    }

    private async Task<IActionResult> RehearseAsync(AlertRule rule, CancellationToken cancel)
    {
        Rehearsed = await rehearsal.OfAsync(rule, cancel);

        // Else the field would show what was sent.
        ModelState.Remove("Form.Rehearsed");
        Form.Rehearsed = Form.Fingerprint;
        return Page();
    }

    private async Task<IActionResult> SaveAsync(AlertRule rule, CancellationToken cancel)
    {
        if (await store.ChangeAsync(rule, AuditTrail.ActorOf(User), cancel) != AlertChangeResult.Done)
        {
            ModelState.AddModelError("Form.PendingSeconds", "Somebody else has changed this rule meanwhile. Open it anew.");
            return Page();
        }

        Done = $"{AlertWords.Title(rule.Kind)} is saved.";
        return RedirectToPage("Rules");
    }
}
