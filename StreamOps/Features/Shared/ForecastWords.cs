using StreamOps.Components;
using StreamOps.Domain.Budgets;

namespace StreamOps.Features.Shared;

/// <summary>What a page says beside the forecast of a month that runs.</summary>
public static class ForecastWords
{
    /// <summary>The definition of the figure.</summary>
    public const string How =
        "What is booked and accrued, and for every day that is left the run-rate of the last 14 days times the factor of its weekday, with planned events on top. With less than 14 days of history: a straight line through what is spent. How good it was is shown under Budgets.";

    public static string Note(SpendForecast forecast) => forecast switch
    {
        { LowUsd: { } low, HighUsd: { } high } when low != high => $"80% interval {Show.Money(low)} to {Show.Money(high)}",
        { LowUsd: null } => "at the pace so far; too few days for weekdays",
        _ => "by run-rate and weekday",
    };
}
