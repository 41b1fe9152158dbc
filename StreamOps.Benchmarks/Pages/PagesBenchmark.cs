using System.Diagnostics;
using System.Globalization;
using StreamOps.Benchmarks.Databases;
using StreamOps.Benchmarks.Reporting;
using StreamOps.Benchmarks.Running;

namespace StreamOps.Benchmarks.Pages;

/// <summary>How long the pages of a large platform take at the server, on PostgreSQL, one visit at a time: from the request to the last byte.</summary>
internal sealed class PagesBenchmark(DatabaseServers servers)
{
    private const int Warm = 5;
    private const int Visits = 40;

    private static readonly Dictionary<string, string?> Settings = new(AdminSession.Settings)
    {
        ["Sampling:StaleStreamMinutes"] = "1440",
        ["Retention:SampleDays"] = "3650",
    };

    public async Task RunAsync(CancellationToken cancel)
    {
        await using var database = await servers.CreateAsync(DatabaseKind.Postgres, cancel);
        await PlatformSeed.FillAsync(database, cancel);
        await using var app = await AppProcess.StartAsync(database, Settings, cancel);
        using var admin = await AdminSession.SignInAsync(app.Address, cancel);
        var rows = new List<object[]>();
        foreach (var (name, path) in Pages())
        {
            var times = new List<double>();
            var size = 0L;
            for (var visit = 0; visit < Warm + Visits; visit++)
            {
                var began = Stopwatch.GetTimestamp();
                using var answer = await admin.Client.GetAsync(path(visit), cancel);
                size = (await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(cancel)).Length;
                if (visit >= Warm)
                {
                    times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                }
            }

            Report.Progress(FormattableString.Invariant($"{name}: {Percentiles.Of(times, 95):N0} ms (p95)"));
            rows.Add([name, Percentiles.Of(times, 50), Percentiles.Of(times, 95), times.Max(), size / 1024d]);
        }

        Report.Table("pages: 5,000 channels, 60,000 streams", ["page", "p50 ms", "p95 ms", "longest ms", "KiB"], rows);
    }

    private static (string Name, Func<int, string> Path)[] Pages()
    {
        var past = TimeProvider.System.GetUtcNow().AddMonths(-1).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        return
        [
            ("overview", _ => "/overview"),
            ("overview, past month", _ => $"/overview?month={past}"),
            ("live wall, 200 streams", _ => "/live"),
            ("channels", _ => "/channels"),
            ("channels, a late page", i => $"/channels?page={150 + i}"),
            ("channel, month", i => $"/channels/{1 + (i * 97)}"),
            ("channel, 12 months", i => $"/channels/{1 + (i * 97)}?range=12m"),
            ("stream", i => $"/streams/{1 + (i * 1009)}"),
            ("stream on air", i => $"/streams/{PlatformSeed.Streams + 1 + i}"),
            ("costs", _ => "/costs"),
            ("costs, past month", _ => $"/costs?month={past}"),
            ("costs, past month by service", _ => $"/costs?month={past}&by=service"),
            ("costs, past month by seller", _ => $"/costs?month={past}&by=seller"),
            ("costs, past month by stream", i => $"/costs?month={past}&by=stream&page={1 + i}"),
            ("costs, past month by day", _ => $"/costs?month={past}&by=day"),
            ("costs, one channel", i => $"/costs?month={past}&channel={1 + (i * 97)}"),
            ("costs of a stream", i => $"/costs/streams/{1 + (i * 1009)}"),
            ("comparison, present month", _ => "/costs/comparison"),
            ("comparison, past month", _ => $"/costs/comparison?month={past}"),
            ("prices", _ => "/costs/prices"),
            ("system", _ => "/system"),
            ("users", _ => "/account/users"),
            ("audit", _ => "/account/audit"),
        ];
    }
}
