namespace StreamOps.Domain.Pricing;

/// <summary>What an hour of a stream costs before a steady audience: a straight line over the number of viewers.</summary>
/// <param name="FixedUsd">USD an hour before nobody, exact.</param>
/// <param name="PerViewerUsd">USD that each viewer throughout the hour adds, exact.</param>
public readonly record struct HourCost(decimal FixedUsd, decimal PerViewerUsd)
{
    private const long HourMs = 3_600_000;

    /// <summary>USD an hour, unrounded.</summary>
    public decimal At(long viewers) => FixedUsd + (PerViewerUsd * viewers);

    /// <summary>As <see cref="StreamCost"/> has it. List prices: a month's free minutes and rounding belong to no single hour.</summary>
    public static HourCost Hybrid(StreamFacts facts, PriceBook book, DateOnly day) =>
        Of(viewers => StreamCost.Of(facts, [Hour(day, viewers)], book));

    /// <summary>As <see cref="AgoraOnlyCost"/> has it.</summary>
    public static HourCost AgoraOnly(StreamFacts facts, PriceBook book, DateOnly day, AudienceKind audience) =>
        Of(viewers => AgoraOnlyCost.Of(facts, [Hour(day, viewers)], book, audience));

    private static HourCost Of(Func<int, IEnumerable<CostLine>> lines)
    {
        var (nobody, one) = (lines(0).Sum(l => l.AmountUsd), lines(1).Sum(l => l.AmountUsd));
        return new HourCost(nobody, one - nobody);
    }

    private static DayUsage Hour(DateOnly day, int viewers) => new(day, HourMs, HourMs * viewers, 0);
}
