using StreamOps.Domain.Time;

namespace StreamOps.Domain.Budgets;

/// <summary>An event that is planned, and what it may cost.</summary>
public readonly record struct PlannedSpend(Interval Span, decimal AmountUsd)
{
    /// <summary>What of it still lies ahead, if its amount is spent evenly.</summary>
    /// <param name="rest">From now to the end of the month.</param>
    public decimal Ahead(Interval rest) => Span.IsEmpty ? 0 : AmountUsd * Span.Intersect(rest).Milliseconds / Span.Milliseconds;
}
