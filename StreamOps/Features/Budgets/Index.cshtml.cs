using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamOps.Data.Budgets;
using StreamOps.Domain.Budgets;
using StreamOps.Domain.Time;
using StreamOps.Features.Shared;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Budgets;

/// <summary>Every budget and where it stands.</summary>
[Authorize(Policy = Policies.Costs)]
[RefuseBadQuery]
public sealed class IndexModel(BudgetFigures figures, BudgetChoices choices, SpendHistories histories, BillingCalendar calendar, TimeProvider clock) : PageModel
{
    /// <summary>What the form has just done: <c>saved</c> or <c>deleted</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public BudgetsReport Report { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var today = calendar.DayOf(clock.GetUtcNow());
        var past = (await histories.OfAsync(today, [BudgetScope.All], cancel))[BudgetScope.All];
        Report = new BudgetsReport(
            await figures.CurrentAsync(cancel),
            (await choices.AllAsync(cancel)).ToDictionary(c => c.Scope, c => c.Name),
            past.Days,
            ForecastReview.Of(past, BillingMonth.Of(today)),
            Done,
            User.IsInRole(Roles.Admin));
    }
}
