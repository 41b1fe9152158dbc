using StreamOps.Data.Figures;

namespace StreamOps.Features.Live;

/// <summary>Streams on air, in the order in which somebody should look at them.</summary>
/// <param name="CostsUsd">Cost so far by stream.</param>
/// <param name="Recent">Last half hour by stream, where it is known.</param>
/// <param name="PriceBook">Version of the prices behind the costs.</param>
public sealed record LiveWall(
    IReadOnlyList<StreamFigures> Streams,
    IReadOnlyDictionary<long, decimal> CostsUsd,
    IReadOnlyDictionary<long, RecentViewers> Recent,
    long PriceBook,
    DateTimeOffset AsOf)
{
    /// <summary>Null where no stream knows its audience.</summary>
    public int? ViewersNow => Streams.Sum(s => s.ViewersNow ?? 0) is var sum && Streams.Any(s => s.ViewersNow is not null) ? sum : null;

    public decimal AccruedUsd => CostsUsd.Values.Sum();

    /// <summary>Streams that are not known to go well.</summary>
    public int Troubled => Streams.Count(s => s.Health.Grade is not Domain.Health.HealthGrade.Good);

    /// <summary>Samples behind the figures of all of these streams.</summary>
    public long Samples => Streams.Sum(s => (long)s.Audience.Samples);
}
