namespace StreamOps.Domain.Pricing;

/// <summary>Hybrid against Agora alone, over the same streams and viewer-minutes. Each total is the sum of its shown lines.</summary>
/// <param name="Hybrid">Month lines as they were carried.</param>
/// <param name="AgoraOnly">Month lines of the what-if.</param>
/// <param name="Audience">Hosts, time and viewers behind both.</param>
public sealed record Comparison(IReadOnlyList<CostLine> Hybrid, IReadOnlyList<CostLine> AgoraOnly, ComparedUsage Audience)
{
    private const decimal MostViewers = 10_000_000_000m;

    public long HybridCents => Hybrid.Sum(l => l.MonthCents);

    public long AgoraOnlyCents => AgoraOnly.Sum(l => l.MonthCents);

    /// <summary>Negative where the hybrid is dearer.</summary>
    public long SavingsCents => AgoraOnlyCents - HybridCents;

    /// <summary>Share of the Agora-only cost, percent, one decimal; 0 where there is nothing to save on.</summary>
    public decimal SavingsPercent =>
        AgoraOnlyCents == 0 ? 0 : decimal.Round(SavingsCents * 100m / AgoraOnlyCents, 1, MidpointRounding.AwayFromZero);

    /// <summary>
    /// Smallest whole number of average concurrent viewers at which the hybrid is not dearer, with the month's hosts, time and relays as they were.
    /// Solves fixed + n x delivered = hosts + n x audience for n. Null where no number of people on earth makes the hybrid pay,
    /// or where nobody watched, so that the price of a viewer-minute is not known.
    /// </summary>
    public long? BreakEvenViewers
    {
        get
        {
            if (Audience.LiveMs == 0 || Audience.ViewerMs == 0)
            {
                return null;
            }

            var fixedUsd = Of(Hybrid, IsPerTime) - Of(AgoraOnly, IsPerTime);
            if (fixedUsd <= 0)
            {
                return 0;
            }

            // What one viewer throughout saves. Equal prices may differ in the last decimals of their quotients, which is no gain.
            var averageOverLive = Audience.ViewerMs / (decimal)Audience.LiveMs;
            var gainUsd = decimal.Round((Of(AgoraOnly, IsPerViewer) - Of(Hybrid, IsPerViewer)) / averageOverLive, 14);
            return gainUsd * MostViewers < fixedUsd ? null : (long)decimal.Ceiling(decimal.Round(fixedUsd / gainUsd, 10));
        }
    }

    private static decimal Of(IReadOnlyList<CostLine> lines, Func<CostLine, bool> which) => lines.Where(which).Sum(l => l.AmountUsd);

    private static bool IsPerTime(CostLine line) => !IsPerViewer(line);

    private static bool IsPerViewer(CostLine line) => line.ViewerMs > 0;

    /// <summary>Cents as USD.</summary>
    public static decimal Dollars(long cents) => cents / 100m;
}

/// <summary>What both sides of a comparison were worked out from.</summary>
/// <param name="LiveMs">Live milliseconds of all streams.</param>
/// <param name="HostMs">Hosts times live milliseconds.</param>
/// <param name="ViewerMs">Viewer-milliseconds, HLS and RTC.</param>
/// <param name="SampledMs">Live milliseconds in which the audience was known.</param>
public readonly record struct ComparedUsage(long LiveMs, long HostMs, long ViewerMs, long SampledMs)
{
    public decimal AverageViewers => SampledMs == 0 ? 0 : ViewerMs / (decimal)SampledMs;
}
