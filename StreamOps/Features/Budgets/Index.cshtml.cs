using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Data.Budgets;
using StreamOps.Data.Figures;
using StreamOps.Domain.Budgets;
using StreamOps.Domain.Time;
using StreamOps.Features.Shared;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Budgets;

/// <summary>Every budget and where it stands.</summary>
[Authorize(Policy = Policies.Costs)]
[RefuseBadQuery]
public sealed class IndexModel(BudgetFigures figures, BudgetChoices choices, SpendHistories histories, CostFigures costs, BillingCalendar calendar, TimeProvider clock) : PageModel
{
    /// <summary>What the form has just done: <c>saved</c> or <c>deleted</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public BudgetsReport Report { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var today = calendar.DayOf(clock.GetUtcNow());
        var past = (await histories.OfAsync(today, [BudgetScope.All], cancel))[BudgetScope.All];
        var budgets = await figures.CurrentAsync(cancel);
        Report = new BudgetsReport(
            budgets,
            await choices.NamesAsync([.. budgets.Select(b => b.Budget.Scope).Distinct()], cancel),
            past.Days,
            await CameToAsync(ForecastReview.Of(past, BillingMonth.Of(today)), cancel),
            Done,
            User.IsInRole(Roles.Admin));
    }

    /// <summary>Held against what the pages of the months show, not against the sum of their days, which no vendor rounds.</summary>
    private async Task<IReadOnlyList<ForecastError>> CameToAsync(IReadOnlyList<ForecastError> errors, CancellationToken cancel)
    {
        var booked = await costs.BookedCentsAsync([.. errors.Select(e => e.Month)], cancel);
        return [.. errors.Select(e => e with { ActualUsd = booked.GetValueOrDefault(e.Month) / 100m })];
    }
}
