using StreamOps.Domain.Usage;

namespace StreamOps.Data.Figures;

/// <summary>The last half hour of a live stream, minute by minute.</summary>
/// <param name="Averages">Average viewers of each whole minute before now, the oldest first; null where nobody sampled it.</param>
public sealed record RecentViewers(IReadOnlyList<decimal?> Averages)
{
    /// <summary>Whole minutes looked back at.</summary>
    public const int Minutes = 30;

    /// <summary>Nothing is known of it yet.</summary>
    public static RecentViewers None { get; } = new(new decimal?[Minutes]);

    /// <param name="now">By the newest sample; null where it does not say.</param>
    public ViewerTrend? Trend(int? now) => ViewerTrend.Of(Averages[^(int)ViewerTrend.Back.TotalMinutes], now);
}
