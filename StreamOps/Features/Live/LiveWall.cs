using StreamOps.Data.Figures;

namespace StreamOps.Features.Live;

/// <summary>Streams on air, in the order in which somebody should look at them.</summary>
/// <param name="CostsUsd">Cost so far by stream.</param>
public sealed record LiveWall(IReadOnlyList<StreamFigures> Streams, IReadOnlyDictionary<long, decimal> CostsUsd, DateTimeOffset AsOf)
{
    /// <summary>Null where no stream knows its audience.</summary>
    public int? ViewersNow => Streams.Sum(s => s.ViewersNow ?? 0) is var sum && Streams.Any(s => s.ViewersNow is not null) ? sum : null;

    public decimal AccruedUsd => CostsUsd.Values.Sum();

    /// <summary>Worst first; among equals the one that most people watch.</summary>
    public static LiveWall Of(IEnumerable<StreamFigures> streams, IReadOnlyDictionary<long, decimal> costsUsd, DateTimeOffset asOf) => new(
        [.. streams.OrderBy(s => s.Health.Urgency).ThenByDescending(s => s.ViewersNow ?? 0).ThenBy(s => s.Stream.Id)], costsUsd, asOf);
}
