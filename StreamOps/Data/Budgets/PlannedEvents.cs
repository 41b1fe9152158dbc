using StreamOps.Domain.Budgets;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Budgets;

/// <summary>Which planned events a month's forecast must reckon with. An event that covers one service alone is part of a show that others plan.</summary>
internal static class PlannedEvents
{
    /// <param name="owners">Seller by channel.</param>
    /// <param name="rest">From now to the end of the month.</param>
    public static decimal Ahead(IEnumerable<Budget> budgets, BudgetScope scope, IReadOnlyDictionary<long, Guid> owners, Interval rest) => budgets
        .Where(b => b.Event is not null && Covers(scope, b.Scope, owners))
        .Sum(b => new PlannedSpend(b.Event!.Value, b.AmountUsd).Ahead(rest));

    private static bool Covers(BudgetScope wide, BudgetScope narrow, IReadOnlyDictionary<long, Guid> owners) => wide.Kind switch
    {
        BudgetScopeKind.All => narrow.Kind != BudgetScopeKind.Service,
        BudgetScopeKind.Seller => narrow == wide || (narrow.ChannelId is { } channel && owners.GetValueOrDefault(channel) == wide.SellerId),
        _ => narrow == wide,
    };
}
