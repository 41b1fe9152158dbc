using System.Text.Json.Serialization;

namespace StreamOps.Domain.Budgets;

/// <summary>What a threshold is held against.</summary>
public enum ThresholdBasis
{
    /// <summary>What is spent: recorded, and accrued by streams on air.</summary>
    [JsonStringEnumMemberName("actual")]
    Actual,

    /// <summary>What the period is expected to end at.</summary>
    [JsonStringEnumMemberName("forecast")]
    Forecast,

    /// <summary>What is spent against an even spending of the amount up to now.</summary>
    [JsonStringEnumMemberName("pace")]
    Pace,
}

/// <summary>A line that warns once per period when it is crossed.</summary>
/// <param name="Id">0 until it is stored.</param>
/// <param name="Percent">Of the amount; for <see cref="ThresholdBasis.Pace"/> how far above the straight line.</param>
/// <param name="ReachedCounts">Whether reaching it exactly crosses it; else only what lies above does.</param>
public sealed record Threshold(long Id, ThresholdBasis Basis, decimal Percent, bool ReachedCounts = true)
{
    /// <summary>Since when it is there, UTC; null: as long as its budget. A period that was over by then is nothing to warn of.</summary>
    public DateTimeOffset? ArmedAt { get; init; }

    /// <summary>What a new budget warns at unless its maker says otherwise.</summary>
    public static IReadOnlyList<Threshold> Usual { get; } =
    [
        new(0, ThresholdBasis.Actual, 50),
        new(0, ThresholdBasis.Actual, 80),
        new(0, ThresholdBasis.Actual, 100),
        new(0, ThresholdBasis.Forecast, 100),
    ];
}
