using StreamOps.Domain.Budgets;
using StreamOps.Domain.Time;

namespace StreamOps.Features.Budgets;

/// <summary>A budget as a form asks for it.</summary>
/// <param name="Event">Null: every month anew.</param>
public sealed record BudgetDraft(string Name, BudgetScope Scope, decimal AmountUsd, Interval? Event, IReadOnlyList<Threshold> Thresholds);
