using StreamOps.Domain.Time;

namespace StreamOps.Domain.Budgets;

/// <summary>Cost of a planned event at its end: a straight line through what is spent. One event has no weekdays, and no scatter to learn from.</summary>
public static class EventEnd
{
    /// <summary>Share of the span before which the line points anywhere.</summary>
    public const decimal Begins = 0.1m;

    /// <returns>Null: not enough data.</returns>
    public static SpendForecast? Of(decimal spentUsd, Interval span, DateTimeOffset now)
    {
        var elapsed = new BudgetStanding(1, span, now, spentUsd, null).Elapsed;
        return elapsed >= 1 ? SpendForecast.Certain(spentUsd)
            : elapsed >= Begins ? new SpendForecast(spentUsd / elapsed, null, null)
            : null;
    }
}
