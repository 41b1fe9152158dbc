using StreamOps.Components;
using StreamOps.Data.Budgets;
using StreamOps.Domain.Budgets;

namespace StreamOps.Features.Budgets;

/// <summary>How budgets are put into words, on the page and in mails.</summary>
public static class BudgetWords
{
    public const string Rule =
        "Each threshold fires once per period: one mail to every admin who did not unsubscribe. It does not repeat while the cost stays above it, nor when a correction takes it "
        + "below and above again. The next month re-arms it; a planned event has one period. Changing the amount, what is covered or the event re-arms "
        + "all thresholds. A budget warns and stops nothing.";

    public const string Formula =
        "What is spent, and for every day that is left the run-rate times the factor of its weekday; planned events ahead come on top. The run-rate is "
        + "the average cost of a day over the last 14 complete days, weekdays evened out. A weekday's factor is its average over that of all days, of the last "
        + "56, drawn towards 1 as long as it was seen few times. The 80% interval follows from how far single days lay off that pattern: in four months of five "
        + "the outcome should lie in it, as long as the days to come are like those before; the errors of past months say how well that held.";

    public static string Basis(ThresholdBasis basis) => basis switch
    {
        ThresholdBasis.Actual => "spent (actual)",
        ThresholdBasis.Forecast => "forecast",
        _ => "above the straight line (pace)",
    };

    /// <summary>"80% of the amount spent".</summary>
    public static string Of(Threshold threshold) => threshold.Basis switch
    {
        ThresholdBasis.Actual => $"{More(threshold)}{Percent(threshold)} spent",
        ThresholdBasis.Forecast => $"Forecast {More(threshold).ToLowerInvariant()}{Percent(threshold)}",
        _ => $"{More(threshold)}{Percent(threshold)} above the straight line",
    };

    /// <summary>"80% spent": what has happened.</summary>
    public static string Crossed(Threshold threshold) => threshold.Basis switch
    {
        ThresholdBasis.Actual => $"{Percent(threshold)} spent",
        ThresholdBasis.Forecast => $"forecast at {Percent(threshold)}",
        _ => $"spending {Percent(threshold)} above its pace",
    };

    /// <summary>The sentence of a mail.</summary>
    public static string Reached(Threshold threshold, BudgetStanding standing)
    {
        var limit = Show.Money(ThresholdRule.LimitUsd(threshold, standing));
        return threshold.Basis switch
        {
            ThresholdBasis.Actual => $"What is spent has {Passed(threshold)} {Percent(threshold)} of the budget, {limit}.",
            ThresholdBasis.Forecast => $"What the period is expected to end at has {Passed(threshold)} {Percent(threshold)} of the budget, {limit}.",
            _ => $"An even spending would be at {Show.Money(standing.AmountUsd * standing.Elapsed)} by now. What is spent has {Passed(threshold)} the line {Percent(threshold)} above it, {limit}.",
        };
    }

    /// <summary>"$120.00 ($100.00 to $140.00)".</summary>
    public static string Forecast(BudgetFigure figure) => figure.Forecast is { } forecast
        ? Show.Money(forecast.ExpectedUsd) + (Interval(figure) is { } interval ? $" ({interval})" : "")
        : "not enough data";

    /// <summary>"$100.00 to $140.00"; null where nothing says how far off the forecast may be.</summary>
    public static string? Interval(BudgetFigure figure) =>
        figure.Forecast is { LowUsd: { } low, HighUsd: { } high } && low != high ? $"{Show.Money(low)} to {Show.Money(high)}" : null;

    public static string Period(BudgetPeriod period) =>
        period.Month is { } month ? Show.Month(month.ToString()) : $"{Show.Instant(period.Span.Start)} to {Show.Instant(period.Span.End)}";

    public static string Once(Budget budget) => budget.IsMonthly
        ? "This threshold has fired for this month and does not repeat; the next month re-arms it."
        : "This threshold has fired for this event and does not repeat.";

    public static string Percent(Threshold threshold) => Show.Percent(threshold.Percent, threshold.Percent % 1 == 0 ? 0 : 2);

    private static string More(Threshold threshold) => threshold.ReachedCounts ? "" : "More than ";

    private static string Passed(Threshold threshold) => threshold.ReachedCounts ? "reached" : "passed";
}
