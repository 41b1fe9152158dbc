using StreamOps.Domain.Budgets;
using StreamOps.Domain.Pricing;

namespace StreamOps.Data.Budgets;

/// <summary>Exact lines of a period behind a scope.</summary>
internal static class SpendLines
{
    /// <summary>
    /// USD in whole cents, each line rounded up once. A month of the platform or of a service is what finance sees of it, vendor's free minutes and
    /// rounding included. Those belong to no channel, seller or event, which therefore stand at list prices.
    /// </summary>
    public static decimal Usd(IEnumerable<CostLine> lines, BudgetScope scope, bool isMonth)
    {
        var merged = CostLine.Merge(lines.Where(l => scope.Takes(l.Kind.Service)));
        var asBooked = isMonth && scope.Kind is BudgetScopeKind.All or BudgetScopeKind.Service;
        return merged.Sum(l => asBooked ? l.MonthCents : Domain.Money.Usd.ToCentsRoundedUp(l.AmountUsd)) / 100m;
    }
}
