namespace StreamOps.Domain.Budgets;

/// <summary>Says whether a threshold is crossed. That it fires once per period is not decided here but by the unique key of the crossing.</summary>
public static class ThresholdRule
{
    /// <summary>Before that share of a period the straight line is so low that any first stream would be far above it.</summary>
    public const decimal PaceBegins = 0.1m;

    /// <returns>USD at which the threshold lies now; null where it cannot be judged: no forecast, a forecast of what is over, a pace too early.</returns>
    public static decimal? LimitUsd(Threshold threshold, BudgetStanding standing) => threshold.Basis switch
    {
        ThresholdBasis.Actual => standing.AmountUsd * threshold.Percent / 100,
        ThresholdBasis.Forecast when !standing.IsOver && standing.ForecastUsd is not null => standing.AmountUsd * threshold.Percent / 100,
        ThresholdBasis.Pace when !standing.IsOver && standing.Elapsed >= PaceBegins => standing.AmountUsd * standing.Elapsed * (100 + threshold.Percent) / 100,
        _ => null,
    };

    public static bool IsCrossed(Threshold threshold, BudgetStanding standing)
    {
        var measured = threshold.Basis == ThresholdBasis.Forecast ? standing.ForecastUsd : standing.SpentUsd;
        return LimitUsd(threshold, standing) is { } limit && (threshold.ReachedCounts ? measured >= limit : measured > limit);
    }
}
