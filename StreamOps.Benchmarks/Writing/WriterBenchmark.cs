using System.Diagnostics;
using StreamOps.Benchmarks.Databases;
using StreamOps.Benchmarks.Reporting;
using StreamOps.Benchmarks.Worlds;

namespace StreamOps.Benchmarks.Writing;

/// <summary>Samples a second into each database through the store and through queue and writer, roll-ups included, against one row at a time.</summary>
internal sealed class WriterBenchmark(DatabaseServers servers, BenchmarkOptions options)
{
    private const int Streams = 1_000;
    private const int Callers = 32;

    private readonly TimeSpan length = TimeSpan.FromSeconds(options.Seconds);

    public async Task RunAsync(CancellationToken cancel)
    {
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            await using var database = await servers.CreateAsync(kind, cancel);
            await MeasureAsync(database, cancel);
        }
    }

    private async Task MeasureAsync(BenchmarkDatabase database, CancellationToken cancel)
    {
        var at = World.HoursAgo(24);
        var streams = (await World.LiveStreamsAsync(database, await World.ChannelsAsync(database, Streams, cancel), at, isSampled: false, cancel)).ConvertAll(s => s.Id);
        await database.Writer.StartAsync(cancel);
        var run = 0;
        List<(string Name, Func<Task<double>> Measure)> ways =
        [
            ("one row at a time, 1 connection", () => OneRowAtATime.MeasureAsync(database, at, 1, length, run++, cancel)),
            ("store, batches of 100", () => StoreAsync(100, scattered: true)),
            ("store, batches of 1,000", () => StoreAsync(1_000, scattered: true)),
            ("store, batches of 10,000", () => StoreAsync(10_000, scattered: true)),
            ("store, batches of 10,000, all streams at one instant", () => StoreAsync(10_000, scattered: false)),
            ("queue and writer, 32 callers of 100", QueueAsync),
        ];
        if (database.Kind == DatabaseKind.Postgres)
        {
            ways.Insert(1, ("one row at a time, 8 connections", () => OneRowAtATime.MeasureAsync(database, at, 8, length, run++, cancel)));
        }

        var rates = ways.Select(_ => new List<double>()).ToList();
        var efforts = ways.Select(_ => new List<double>()).ToList();
        for (var round = 0; round < options.Repeats; round++)
        {
            for (var way = 0; way < ways.Count; way++)
            {
                var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
                rates[way].Add(await ways[way].Measure());
                efforts[way].Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds / (rates[way][^1] * clock.Elapsed.TotalSeconds / 1000));
                Report.Progress(FormattableString.Invariant($"{database.Kind}: {ways[way].Name}: {rates[way][^1]:N0} samples/s"));
            }
        }

        await database.Writer.StopAsync(cancel);
        var baseline = Percentiles.Median(rates[0]);
        Report.Table($"writer, {database.Kind}", ["way", "samples/s", "lowest", "highest", "times one row at a time", "own processor ms per 1,000"], ways.Select((way, i) =>
            new object[] { way.Name, Percentiles.Median(rates[i]), rates[i].Min(), rates[i].Max(), Percentiles.Median(rates[i]) / baseline, Percentiles.Median(efforts[i]) }));

        async Task<double> StoreAsync(int batch, bool scattered)
        {
            var feed = new SampleFeed(streams, at, scattered);
            var (timer, count) = (Stopwatch.StartNew(), 0L);
            for (; timer.Elapsed < length; count += batch)
            {
                await database.Store.WriteAsync(feed.Take(batch), cancel);
            }

            at = feed.At;
            return count / timer.Elapsed.TotalSeconds;
        }

        async Task<double> QueueAsync()
        {
            var timer = Stopwatch.StartNew();
            var feeds = streams.Chunk((streams.Count / Callers) + 1).Select(own => new SampleFeed(own, at, scattered: true)).ToList();
            var written = await Task.WhenAll(feeds.Select(feed => Task.Run(async () =>
            {
                var count = 0L;
                for (; timer.Elapsed < length; count += 100)
                {
                    await database.Queue.WriteAsync(feed.Take(100), cancel);
                }

                return count;
            })));
            at = feeds.Max(f => f.At);
            return written.Sum() / timer.Elapsed.TotalSeconds;
        }
    }
}
