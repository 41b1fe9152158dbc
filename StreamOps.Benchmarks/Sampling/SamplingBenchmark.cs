using System.Diagnostics;
using StreamOps.Benchmarks.Databases;
using StreamOps.Benchmarks.Reporting;
using StreamOps.Benchmarks.Running;
using StreamOps.Benchmarks.Worlds;

namespace StreamOps.Benchmarks.Sampling;

/// <summary>
/// Memory and processor time of a process that samples many live streams every 5 s, on PostgreSQL. A server of one's own needs
/// <c>track_commit_timestamp=on</c>.
/// </summary>
internal sealed class SamplingBenchmark(DatabaseServers servers, BenchmarkOptions options)
{
    private const int Interval = 5;
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(30);

    public async Task RunAsync(CancellationToken cancel)
    {
        await using var database = await servers.CreateAsync(DatabaseKind.Postgres, cancel);
        await World.LiveStreamsAsync(
            database, await World.ChannelsAsync(database, options.Streams, cancel), TimeProvider.System.GetUtcNow(), isSampled: true, cancel);
        await using var stub = await VendorStub.StartAsync(cancel);
        await using var app = await AppProcess.StartAsync(database, stub.Settings, cancel);
        await Task.Delay(Warm, cancel);

        var from = TimeProvider.System.GetUtcNow();
        var clock = Stopwatch.StartNew();
        var began = app.Usage().Processor;
        var memory = new List<double>();
        while (clock.Elapsed < TimeSpan.FromSeconds(options.SamplingSeconds))
        {
            await Task.Delay(1000, cancel);
            memory.Add(app.Usage().MemoryMiB);
        }

        var cores = (app.Usage().Processor - began) / clock.Elapsed;
        var until = TimeProvider.System.GetUtcNow();

        // The last tick of the time may still be on its way.
        await Task.Delay(TimeSpan.FromSeconds(2 * Interval), cancel);
        var ticks = (await Tick.ReadAsync(database.ConnectionString, cancel)).FindAll(t => t.At >= from && t.At < until);
        Tell(ticks, stub, (until - from).TotalSeconds, memory, cores);
        foreach (var line in app.Output.Take(5))
        {
            Report.Progress(line);
        }
    }

    private void Tell(List<Tick> ticks, VendorStub stub, double seconds, List<double> memory, double cores)
    {
        var calls = stub.PlaybackCalls.Concat(stub.AgoraCalls).Order().ToList();
        var samples = (double)ticks.Sum(t => t.Samples);
        var expected = (int)(seconds / Interval);
        var (waits, asking, whole) = (new List<double>(), new List<double>(), new List<double>());
        foreach (var tick in ticks)
        {
            var own = calls.FindAll(c => c >= tick.At && c <= tick.StoredAt);
            if (own.Count > 0)
            {
                waits.Add((own[0] - tick.At).TotalMilliseconds);
                asking.Add((own[^1] - own[0]).TotalMilliseconds);
                whole.Add((tick.StoredAt - own[0]).TotalMilliseconds);
            }
        }

        Report.Table($"sampling, {options.Streams} live streams every {Interval} s, {seconds:N0} s, Postgres", ["figure", "value"],
        [
            ["ticks", ticks.Count],
            ["ticks missed", Math.Max(0, expected - ticks.Count)],
            ["samples/s", samples / seconds],
            ["calls/s to the vendors", calls.Count(c => ticks.Count > 0 && c >= ticks[0].At) / seconds],
            ["HLS viewers known, % of samples", 100 * ticks.Sum(t => t.HlsKnown) / samples],
            ["RTC viewers known, % of samples", 100 * ticks.Sum(t => t.RtcKnown) / samples],
            ["tick, first call to commit, p50 ms", Percentiles.Median(whole)],
            ["tick, first call to commit, p95 ms", Percentiles.Of(whole, 95)],
            ["of which asking, p50 ms", Percentiles.Median(asking)],
            ["of which asking, p95 ms", Percentiles.Of(asking, 95)],
            ["start after the beat, p50 ms", Percentiles.Median(waits)],
            ["start after the beat, p95 ms", Percentiles.Of(waits, 95)],
            ["memory, median MiB", Percentiles.Median(memory)],
            ["memory, highest MiB", memory.Max()],
            ["processor, cores", FormattableString.Invariant($"{cores:0.00}")],
        ]);
    }
}
