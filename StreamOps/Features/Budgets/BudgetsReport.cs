using StreamOps.Data.Budgets;
using StreamOps.Domain.Budgets;

namespace StreamOps.Features.Budgets;

/// <summary>What the page of budgets shows.</summary>
/// <param name="Names">What each scope is called.</param>
/// <param name="DaysKnown">Complete days behind the platform's forecast.</param>
/// <param name="Errors">How good the platform's forecasts of the last months were; the newest first.</param>
/// <param name="Done">What the form has just done.</param>
/// <param name="MayChange">Whether the reader may add and change.</param>
public sealed record BudgetsReport(
    IReadOnlyList<BudgetFigure> Budgets,
    IReadOnlyDictionary<BudgetScope, string> Names,
    int DaysKnown,
    IReadOnlyList<ForecastError> Errors,
    string? Done,
    bool MayChange)
{
    public string NameOf(BudgetScope scope) => scope.Kind switch
    {
        BudgetScopeKind.Seller => $"Seller {Names.GetValueOrDefault(scope)}",
        BudgetScopeKind.Channel => $"Channel {Names.GetValueOrDefault(scope)}",
        _ => Names.GetValueOrDefault(scope) ?? scope.ToString(),
    };
}
