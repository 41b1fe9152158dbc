using StreamOps.Domain.Pricing;

namespace StreamOps.Domain.Reports;

/// <summary>The month as it was carried against Agora alone, under one set of prices.</summary>
/// <param name="Preset">Null: the price book in force, and what the records say.</param>
/// <param name="SavingsPercent">Of the Agora-only cost, one decimal; negative where the hybrid is dearer.</param>
/// <param name="BreakEvenViewers">Smallest average audience at which the hybrid is not dearer; null: none, or nobody watched.</param>
public sealed record StatementComparison(PricePreset? Preset, long HybridCents, long AgoraOnlyCents, decimal SavingsPercent, long? BreakEvenViewers)
{
    /// <summary>Negative where the hybrid is dearer.</summary>
    public long SavingsCents => AgoraOnlyCents - HybridCents;

    public static StatementComparison Of(PricePreset? preset, Comparison comparison) =>
        new(preset, comparison.HybridCents, comparison.AgoraOnlyCents, comparison.SavingsPercent, comparison.BreakEvenViewers);
}
