using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Data.Budgets;
using StreamOps.Domain.Budgets;
using StreamOps.Domain.Time;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Budgets;

/// <summary>Makes a budget, changes one, or takes it away. What is to be saved is rehearsed first.</summary>
[Authorize(Policy = Policies.Admin)]
public sealed class EditModel(BudgetStore store, BudgetChoices choices, BudgetRehearsal rehearsal, BudgetFigures figures, BudgetTestMail test, BillingCalendar calendar) : PageModel
{
    [BindProperty]
    public BudgetForm Form { get; set; } = new();

    /// <summary>The budget to change; null for a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Id { get; set; }

    /// <summary>The seller or channel that the form means; null where it means neither, or not one of them.</summary>
    public BudgetChoice? Chosen { get; private set; }

    /// <summary>Null until something was rehearsed.</summary>
    public RehearsalReport? Rehearsed { get; private set; }

    public string Zone => calendar.Zone.Id;

    /// <summary>What came of the test mail, once.</summary>
    [TempData]
    public string? Outcome { get; set; }

    /// <summary>good or poor.</summary>
    [TempData]
    public string? OutcomeState { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var budget = Id is { } id ? (await figures.AllAsync(cancel)).Find(b => b.Id == id) : null;
        if (Id is not null && budget is null)
        {
            return NotFound();
        }

        Form = BudgetForm.Of(budget, budget is null ? null : await NamedAsync(budget.Scope, cancel), calendar);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var found = await choices.FindAsync(Form.Covers, Form.Named, cancel);
        Chosen = found is [{ Key: not null } only] ? only : null;
        if (Form.Read(ModelState, found, calendar) is not { } draft)
        {
            return Page();
        }

        return Form.IsRehearsed ? await SaveAsync(draft, cancel) : await RehearseAsync(draft, cancel);
    }

    public async Task<IActionResult> OnPostDeleteAsync(CancellationToken cancel)
    {
        await store.DeleteAsync(Id ?? 0, AuditTrail.ActorOf(User), cancel);
        return RedirectToPage("Index", new { done = "deleted" });
    }

    public async Task<IActionResult> OnPostTestAsync(CancellationToken cancel)
    {
        if (await test.SendAsync(Id ?? 0, Guid.Parse(User.FindFirstValue(ClaimTypes.NameIdentifier)!), cancel) is not var (good, says))
        {
            return NotFound();
        }

        (OutcomeState, Outcome) = (good ? "good" : "poor", says);
        return RedirectToPage(new { Id });
    }

    /// <summary>The name where nothing else has it, else what is unique of it.</summary>
    private async Task<string?> NamedAsync(BudgetScope scope, CancellationToken cancel)
    {
        Chosen = await choices.OneAsync(scope, cancel) is { Key: not null } one ? one : null;
        var covers = scope.SellerId is null ? BudgetForm.OneChannel : BudgetForm.OneSeller;
        return Chosen is not null && await choices.FindAsync(covers, Chosen.Name, cancel) is [var only] && only == Chosen ? Chosen.Name : Chosen?.Key;
    }

    private async Task<IActionResult> RehearseAsync(BudgetDraft draft, CancellationToken cancel)
    {
        Rehearsed = await rehearsal.OfAsync(draft, cancel);

        // Else the field would show what was sent.
        ModelState.Remove("Form.Rehearsed");
        Form.Rehearsed = Form.Fingerprint;
        return Page();
    }

    private async Task<IActionResult> SaveAsync(BudgetDraft draft, CancellationToken cancel)
    {
        var actor = AuditTrail.ActorOf(User);
        if (Id is not { } id)
        {
            await store.AddAsync(draft, Form.Key, actor, cancel);
            return RedirectToPage("Index", new { done = "saved" });
        }

        var change = await store.ChangeAsync(id, Form.Version, draft, actor, cancel);
        if (change == BudgetChange.Changed)
        {
            ModelState.AddModelError("Form.Name", "Somebody else has changed this budget meanwhile. Open it anew.");
            return Page();
        }

        return change == BudgetChange.Gone ? NotFound() : RedirectToPage("Index", new { done = "saved" });
    }
}
