using StreamOps.Domain.Time;

namespace StreamOps.Domain.Budgets;

/// <summary>Where a budget stands at an instant.</summary>
/// <param name="SpentUsd">Recorded and accrued, in whole cents.</param>
/// <param name="ForecastUsd">What the period is expected to end at; null where there is not enough data.</param>
public readonly record struct BudgetStanding(decimal AmountUsd, Interval Period, DateTimeOffset At, decimal SpentUsd, decimal? ForecastUsd)
{
    /// <summary>Share of the period that is over, from 0 to 1.</summary>
    public decimal Elapsed => Period.IsEmpty ? 1 : (decimal)new Interval(Period.Start, Period.End).Intersect(new(Period.Start, At)).Milliseconds / Period.Milliseconds;

    public bool IsOver => At >= Period.End;

    /// <summary>Per cent of the amount.</summary>
    public decimal SpentPercent => SpentUsd / AmountUsd * 100;
}
