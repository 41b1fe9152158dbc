using StreamOps.Domain.Time;

namespace StreamOps.Domain.Budgets;

/// <summary>An amount that a month, or one planned event, shall not exceed. It warns and stops nothing.</summary>
/// <param name="AmountUsd">More than 0.</param>
/// <param name="Event">The span of the planned event; null: every month anew.</param>
/// <param name="CreatedAt">A period that was over by then is nothing to warn of.</param>
/// <param name="Version">Grows with every change, so that what was judged before one is not written after it.</param>
public sealed record Budget(
    long Id, string Name, BudgetScope Scope, decimal AmountUsd, Interval? Event, DateTimeOffset CreatedAt, int Version, IReadOnlyList<Threshold> Thresholds)
{
    public bool IsMonthly => Event is null;
}
