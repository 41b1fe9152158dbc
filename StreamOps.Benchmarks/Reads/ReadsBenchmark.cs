using System.Diagnostics;
using System.Globalization;
using StreamOps.Benchmarks.Databases;
using StreamOps.Benchmarks.Reporting;
using StreamOps.Benchmarks.Running;

namespace StreamOps.Benchmarks.Reads;

/// <summary>Answer times of the five reads on PostgreSQL, over HTTP, one call at a time, with few and with many samples behind them.</summary>
internal sealed class ReadsBenchmark(DatabaseServers servers, BenchmarkOptions options)
{
    private const int Factor = 50;
    private const int DenseInterval = 6;
    private const int Warm = 30;
    private const int Calls = 200;

    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["Security:ApiRequestsPerSecond"] = "1000000",
        ["Sampling:StaleStreamMinutes"] = "1440",
        ["Retention:SampleDays"] = "3650",
    };

    public async Task RunAsync(CancellationToken cancel)
    {
        var streams = Math.Max(Factor, options.Samples * DenseInterval / ReadsSeed.SecondsOfStream);
        ReadsSeed[] seeds =
        [
            new("same streams, a sample every 300 s", streams, DenseInterval * Factor),
            new("a fiftieth of the streams, a sample every 6 s", streams / Factor, DenseInterval),
            new("all streams, a sample every 6 s", streams, DenseInterval),
        ];
        var databases = new List<BenchmarkDatabase>();
        var apps = new List<AppProcess>();
        try
        {
            var rows = new List<object[]>();
            foreach (var seed in seeds)
            {
                databases.Add(await servers.CreateAsync(DatabaseKind.Postgres, cancel));
                await StatementWork.CountAsync(databases[^1].ConnectionString, cancel);
                var (samples, perSecond) = await seed.FillAsync(databases[^1], cancel);
                rows.Add([seed.Name, samples, seed.Streams, perSecond]);
            }

            Report.Table("reads: what was read from", ["database", "samples", "past streams", "samples/s while filling"], rows);
            foreach (var database in databases)
            {
                apps.Add(await AppProcess.StartAsync(database, Settings, cancel));
            }

            await MeasureAsync(apps, databases, cancel);
        }
        finally
        {
            foreach (var part in apps.Cast<IAsyncDisposable>().Concat(databases))
            {
                await part.DisposeAsync();
            }
        }
    }

    private async Task MeasureAsync(List<AppProcess> apps, List<BenchmarkDatabase> databases, CancellationToken cancel)
    {
        var reads = Reads();
        var clients = apps.ConvertAll(a => a.Client(1));
        var times = reads.Select(_ => apps.ConvertAll(_ => new List<List<double>>())).ToList();
        var work = reads.Select(_ => new StatementWork?[apps.Count]).ToList();
        for (var round = 0; round < options.Repeats; round++)
        {
            for (var read = 0; read < reads.Length; read++)
            {
                await StatementWork.ForgetAsync(databases[0].ConnectionString, cancel);
                var taken = await CallAsync(clients, reads[read].Path, cancel);
                for (var app = 0; app < apps.Count; app++)
                {
                    times[read][app].Add(taken[app]);
                    work[read][app] = await StatementWork.ReadAsync(databases[app].ConnectionString, cancel);
                }
            }
        }

        clients.ForEach(c => c.Dispose());
        string[] columns = ["read", "few samples p50 ms", "p95", "many samples p50 ms", "p95", "growth p50", "growth p95", "few streams p50 ms", "p95"];
        Report.Table("reads: answer times", columns, reads.Select((read, i) =>
        {
            var (few, fewStreams, many) = (times[i][0], times[i][1], times[i][2]);
            return new object[]
            {
                read.Name, P(few, 50), P(few, 95), P(many, 50), P(many, 95), P(many, 50) / P(few, 50), P(many, 95) / P(few, 95), P(fewStreams, 50), P(fewStreams, 95),
            };
        }));
        string[] parts = ["read", "few samples: pages", "ms", "many samples: pages", "ms", "growth of pages", "few streams: pages", "ms"];
        Report.Table("reads: what a call costs PostgreSQL", parts, reads.Select((read, i) => new object[]
        {
            read.Name, Pages(i, 0), Milliseconds(i, 0), Pages(i, 2), Milliseconds(i, 2), Pages(i, 2) / Pages(i, 0), Pages(i, 1), Milliseconds(i, 1),
        }));

        double Pages(int read, int app) => (work[read][app]?.Pages ?? double.NaN) / (Warm + Calls);

        double Milliseconds(int read, int app) => (work[read][app]?.Milliseconds ?? double.NaN) / (Warm + Calls);
    }

    /// <summary>Turn by turn, so that whatever else the machine does falls on all databases alike.</summary>
    private static async Task<List<List<double>>> CallAsync(List<HttpClient> clients, Func<int, string> path, CancellationToken cancel)
    {
        var times = clients.ConvertAll(_ => new List<double>(Calls));
        for (var i = 0; i < Warm + Calls; i++)
        {
            for (var client = 0; client < clients.Count; client++)
            {
                var began = Stopwatch.GetTimestamp();
                using var answer = await clients[client].GetAsync(path(i), cancel);
                answer.EnsureSuccessStatusCode();
                await answer.Content.ReadAsByteArrayAsync(cancel);
                if (i >= Warm)
                {
                    times[client].Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                }
            }
        }

        return times;
    }

    /// <summary>The month before the present one has every stream ended and is whole; the present one has the live streams.</summary>
    private static (string Name, Func<int, string> Path)[] Reads()
    {
        var now = TimeProvider.System.GetUtcNow();
        var (present, past) = (Month(now), Month(now.AddMonths(-1)));
        var (from, to) = (now.AddDays(-75.3), now.AddDays(-10.7));
        return
        [
            ("channel stats", i => $"/api/v1/channels/{Channel(i)}/stats"),
            ("channel stats, from and to within a day", i => $"/api/v1/channels/{Channel(i)}/stats?from={Instant(from)}&to={Instant(to)}"),
            ("channel costs", i => $"/api/v1/channels/{Channel(i)}/costs?month={past}"),
            ("monthly costs, past month", _ => $"/api/v1/costs/monthly?month={past}"),
            ("monthly costs, present month", _ => $"/api/v1/costs/monthly?month={present}"),
            ("comparison, past month", _ => $"/api/v1/costs/comparison?month={past}"),
            ("platform stats, past month", _ => $"/api/v1/platform/stats?month={past}"),
            ("platform stats, present month", _ => $"/api/v1/platform/stats?month={present}"),
        ];
    }

    private static string Channel(int call) => ((call % ReadsSeed.Channels) + 1).ToString(CultureInfo.InvariantCulture);

    private static string Month(DateTimeOffset at) => at.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static string Instant(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static double P(List<List<double>> rounds, double percent) => Percentiles.Median(rounds.Select(r => Percentiles.Of(r, percent)));
}
