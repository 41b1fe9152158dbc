using BenchmarkDotNet.Attributes;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;

namespace StreamOps.Benchmarks.Pure;

/// <summary>Pricing a stream of one day, and a month of thirty days as the comparison does it.</summary>
public class StreamCostBenchmarks
{
    private readonly StreamFacts facts = new(StreamMode.Hybrid, RelayPath.MediaPush, ResolutionTier.Hd, 1);
    private readonly PriceBook book = PricePresets.Of(PricePreset.Published);
    private readonly List<DayUsage> days = [.. Enumerable.Range(1, 30).Select(day => new DayUsage(new DateOnly(2026, 4, day), 5_400_000, 540_000_000, 5_400_000))];

    [Benchmark]
    public IReadOnlyList<CostLine> One_day() => StreamCost.Of(facts, [days[0]], book);

    [Benchmark]
    public IReadOnlyList<CostLine> Thirty_days() => StreamCost.Of(facts, days, book);

    [Benchmark]
    public IReadOnlyList<CostLine> Thirty_days_by_Agora_alone() => AgoraOnlyCost.Of(facts, days, book, AudienceKind.Interactive);
}
