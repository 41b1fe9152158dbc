using BenchmarkDotNet.Attributes;
using StreamOps.Domain.Time;
using StreamOps.Domain.Usage;

namespace StreamOps.Benchmarks.Pure;

/// <summary>What the writer works out for one stream: one more sample, and a stream of four hours handed over at once.</summary>
public class StreamContributionBenchmarks
{
    private static readonly TimeSpan MaxGap = TimeSpan.FromSeconds(15);
    private static readonly DateTimeOffset Start = new(2026, 3, 15, 22, 0, 0, TimeSpan.Zero);

    private readonly BillingCalendar calendar = new(TimeZoneInfo.Utc);
    private readonly List<Reading> readings = [.. Enumerable.Range(0, 2880).Select(i => new Reading(Start.AddSeconds(5 * i), new Viewers(100 + (i * 7 % 50), i % 5)))];

    [Benchmark]
    public StreamContribution One_more_sample() =>
        StreamContribution.Of([readings[0], readings[1]], MaxGap, null, calendar).Minus(StreamContribution.Of([readings[0]], MaxGap, null, calendar));

    [Benchmark]
    public StreamContribution Four_hours_at_once() => StreamContribution.Of(readings, MaxGap, null, calendar);
}
