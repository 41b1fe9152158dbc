using StreamOps.Data.Figures;
using StreamOps.Domain.Pricing;

namespace StreamOps.Features.Live;

/// <summary>What is live at one instant, read once for all who watch.</summary>
/// <param name="Recent">Last half hour by stream, where it is known.</param>
public sealed record LiveSnapshot(
    DateTimeOffset At, IReadOnlyList<StreamFigures> Streams, IReadOnlyDictionary<long, RecentViewers> Recent, PriceBook Book)
{
    /// <summary>Cost so far by stream, line by line: worked out once, however many watch.</summary>
    public IReadOnlyDictionary<long, IReadOnlyList<CostLine>> Costs { get; } = Streams.ToDictionary(s => s.Stream.Id, s => s.Cost(Book));

    /// <summary>USD: the sum of the stream's lines as they are shown.</summary>
    public decimal CostUsd(long streamId) => Costs[streamId].Sum(l => l.Cents) / 100m;

    public RecentViewers RecentOf(StreamFigures stream) => Recent.GetValueOrDefault(stream.Stream.Id) ?? RecentViewers.None;
}
