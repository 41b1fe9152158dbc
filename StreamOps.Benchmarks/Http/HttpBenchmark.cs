using StreamOps.Benchmarks.Databases;
using StreamOps.Benchmarks.Reporting;
using StreamOps.Benchmarks.Running;
using StreamOps.Benchmarks.Worlds;

namespace StreamOps.Benchmarks.Http;

/// <summary>Samples a second and answer times of <c>POST /api/v1/metrics</c> on a real process, 8 connections over loopback.</summary>
internal sealed class HttpBenchmark(DatabaseServers servers, BenchmarkOptions options)
{
    private const int Streams = 1_000;
    private const int Connections = 8;

    /// <summary>The limits that protect a real installation would be what is measured.</summary>
    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["Security:ApiRequestsPerSecond"] = "1000000",
        ["Sampling:StaleStreamMinutes"] = "1440",
    };

    public async Task RunAsync(CancellationToken cancel)
    {
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            await using var database = await servers.CreateAsync(kind, cancel);
            var start = World.HoursAgo(24);
            var streams = await World.LiveStreamsAsync(database, await World.ChannelsAsync(database, Streams, cancel), start, isSampled: false, cancel);
            await using var app = await AppProcess.StartAsync(database, Settings, cancel);
            await MeasureAsync(kind, app, streams.ConvertAll(s => s.Id), start, cancel);
        }
    }

    private async Task MeasureAsync(DatabaseKind kind, AppProcess app, List<long> streams, DateTimeOffset start, CancellationToken cancel)
    {
        using var client = app.Client(Connections);
        var feeds = streams.Chunk((streams.Count + Connections - 1) / Connections).Select(own => new SampleFeed(own, start, scattered: true)).ToList();
        await HttpLoad.RunAsync(client, feeds, 100, TimeSpan.FromSeconds(3), cancel);
        int[] batches = [1, 100, 1_000];
        var results = batches.Select(_ => new List<HttpLoadResult>()).ToList();
        for (var round = 0; round < options.Repeats; round++)
        {
            for (var i = 0; i < batches.Length; i++)
            {
                results[i].Add(await HttpLoad.RunAsync(client, feeds, batches[i], TimeSpan.FromSeconds(options.Seconds), cancel));
                Report.Progress(FormattableString.Invariant($"{kind}: batches of {batches[i]}: {results[i][^1].SamplesPerSecond:N0} samples/s"));
            }
        }

        Report.Table($"http, {kind}, {Connections} connections", ["samples a request", "samples/s", "requests/s", "p50 ms", "p99 ms"], batches.Select((batch, i) => new object[]
        {
            batch,
            Percentiles.Median(results[i].Select(r => r.SamplesPerSecond)),
            Percentiles.Median(results[i].Select(r => r.RequestsPerSecond)),
            Percentiles.Median(results[i].Select(r => Percentiles.Of(r.LatenciesMs, 50))),
            Percentiles.Median(results[i].Select(r => Percentiles.Of(r.LatenciesMs, 99))),
        }));
    }
}
