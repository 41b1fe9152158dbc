using StreamOps.Data.Figures;

namespace StreamOps.Features.Live;

/// <summary>Streams on air, in the order in which somebody should look at them.</summary>
/// <param name="CostsUsd">Cost so far by stream.</param>
/// <param name="AccruedUsd">Cost so far of all of them, from <see cref="LiveTotals.CostUsd"/>.</param>
/// <param name="Recent">Last half hour by stream, where it is known.</param>
/// <param name="PriceBook">Version of the prices behind the costs.</param>
public sealed record LiveWall(
    IReadOnlyList<StreamFigures> Streams,
    IReadOnlyDictionary<long, decimal> CostsUsd,
    decimal AccruedUsd,
    IReadOnlyDictionary<long, RecentViewers> Recent,
    long PriceBook,
    DateTimeOffset AsOf)
{
    public int? ViewersNow => LiveTotals.Viewers(Streams);

    public int Troubled => LiveTotals.Troubled(Streams);

    /// <summary>Samples behind the figures of all of these streams.</summary>
    public long Samples => Streams.Sum(s => (long)s.Audience.Samples);
}
