namespace StreamOps.Domain.Budgets;

/// <summary>What a period is expected to end at, USD, unrounded.</summary>
/// <param name="LowUsd">Lower end of the 80 % interval; null where nothing says how far off it may be.</param>
/// <param name="HighUsd">Upper end.</param>
/// <param name="PlannedUsd">Share of planned events in it.</param>
public sealed record SpendForecast(decimal ExpectedUsd, decimal? LowUsd, decimal? HighUsd, decimal PlannedUsd = 0)
{
    /// <summary>Of a period that is over.</summary>
    public static SpendForecast Certain(decimal spentUsd) => new(spentUsd, spentUsd, spentUsd);
}
