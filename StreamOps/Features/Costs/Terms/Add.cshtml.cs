using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Data.Costs;
using StreamOps.Domain.Pricing.Terms;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;
using StreamOps.Features.Shared;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Costs.Terms;

/// <summary>Adds a term: first its kind or what a vendor publishes, then its fields. One that takes the place of another says so first.</summary>
[Authorize(Policy = Policies.Admin)]
[RefuseBadQuery]
public sealed class AddModel(AddTerm add, BillingCalendar calendar, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "kind"), KnownWord<TermKind>]
    public string? KindAsked { get; set; }

    /// <summary>Key of what a vendor publishes, to fill the form with.</summary>
    [BindProperty(SupportsGet = true), KnownPreset]
    public string? Preset { get; set; }

    [BindProperty]
    public TermForm Form { get; set; } = new();

    /// <summary>Null: it is still to be chosen.</summary>
    public TermKind? Kind { get; private set; }

    /// <summary>What the term would take the place of; null as long as nobody need be asked.</summary>
    public PriceTermRow? There { get; private set; }

    public void OnGet()
    {
        if (TermPresets.Find(Preset) is { } preset)
        {
            (Kind, Form) = (preset.Kind, TermForm.Of(preset.Make(FirstDay(preset.Kind))));
        }
        else if (WireName.TryParse<TermKind>(KindAsked, out var kind))
        {
            (Kind, Form) = (kind, TermForm.Empty(kind, FirstDay(kind)));
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!WireName.TryParse<TermKind>(Form.Kind, out var kind))
        {
            return RedirectToPage();
        }

        Kind = kind;
        return new TermReading(Form, ModelState).Term(kind) is { } term ? await SaveAsync(term, cancel) : Page();
    }

    private async Task<IActionResult> SaveAsync(PriceTerm term, CancellationToken cancel)
    {
        var added = await add.RunAsync(term, Form.Replaces, AuditTrail.ActorOf(User), cancel);
        if (added.Refused is { } reason)
        {
            ModelState.AddModelError($"{nameof(Form)}.{nameof(TermForm.ValidFrom)}", reason);
            return Page();
        }

        There = added.There;
        return There is null ? RedirectToPage("Index", new { added = added.Id }) : Page();
    }

    /// <summary>Of this month, or of today where the kind is not one of whole months.</summary>
    private DateOnly FirstDay(TermKind kind)
    {
        var today = calendar.DayOf(clock.GetUtcNow());
        return PriceTerm.IsMonthlyKind(kind) ? BillingMonth.Of(today).FirstDay : today;
    }
}
