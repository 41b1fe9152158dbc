using System.Diagnostics;
using System.Globalization;
using StreamOps.Benchmarks.Databases;
using StreamOps.Benchmarks.Reporting;
using StreamOps.Benchmarks.Running;
using StreamOps.Benchmarks.Worlds;
using StreamOps.Data.Budgets;
using StreamOps.Data.Streams;
using StreamOps.Domain.Budgets;
using StreamOps.Tests.Vendors.Mail;

namespace StreamOps.Benchmarks.Alerts;

/// <summary>
/// From the sample with which a stream on air breaks its budget, acknowledged over HTTP, until the mail that tells of it is at the mail server. A real
/// process and a real SMTP server on loopback; each stream is sampled every 5 s, and breaks its budget at an instant of its own.
/// </summary>
internal sealed class AlertsBenchmark(DatabaseServers servers)
{
    private const int Streams = 40;

    /// <summary>Some seconds of this audience cost less than the budget, a tenth of a second of the other one more.</summary>
    private const int Few = 100;
    private const int Many = 10_000_000;
    private const decimal BudgetUsd = 10;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>No multiple of the 10 s in which budgets are judged, so that crossings meet every part of that beat.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(2.7);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public async Task RunAsync(CancellationToken cancel)
    {
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            await using var database = await servers.CreateAsync(kind, cancel);
            await using var mail = SmtpServer.Start();
            var streams = await World.LiveStreamsAsync(
                database, await World.ChannelsAsync(database, Streams, cancel), TimeProvider.System.GetUtcNow(), isSampled: false, cancel);
            var budgets = await BudgetsAsync(database, streams, cancel);
            await using var app = await AppProcess.StartAsync(database, Settings(mail), cancel);
            using var client = app.Client(Streams);
            var clock = Stopwatch.StartNew();
            var arrivals = ArriveAsync(mail, budgets, clock, cancel);
            var crossed = await Task.WhenAll(streams.Select((stream, i) => BreakAsync(client, stream.Id, Interval + (i * Apart), clock, cancel)));
            Tell(kind, crossed, await arrivals);
        }
    }

    private static Dictionary<string, string?> Settings(SmtpServer mail) => new()
    {
        ["Bootstrap:AdminEmail"] = "admin@streams.example",
        ["Bootstrap:AdminPassword"] = "benchmark-password-0123456789",
        ["Smtp:Host"] = "127.0.0.1",
        ["Smtp:Port"] = mail.Port.ToString(CultureInfo.InvariantCulture),
        ["Smtp:Security"] = "None",
        ["Smtp:From"] = "ops@streams.example",
    };

    /// <summary>One a stream, over its channel. In the order of the streams.</summary>
    private static async Task<List<BudgetRow>> BudgetsAsync(BenchmarkDatabase database, List<StreamRow> streams, CancellationToken cancel)
    {
        var rows = streams.ConvertAll(stream => new BudgetRow
        {
            FormKey = Guid.NewGuid(),
            Name = string.Create(CultureInfo.InvariantCulture, $"Of channel {stream.ChannelId}"),
            Scope = BudgetScopeKind.Channel,
            ChannelId = stream.ChannelId,
            AmountUsd = BudgetUsd,
            CreatedAt = TimeProvider.System.GetUtcNow(),
            Version = 1,
            Thresholds = [new BudgetThresholdRow { Basis = ThresholdBasis.Actual, Percent = 100, ReachedCounts = true }],
        });
        await using var db = database.Open();
        db.Budgets.AddRange(rows);
        await db.SaveChangesAsync(cancel);
        return rows;
    }

    /// <summary>Samples a stream until after its instant.</summary>
    /// <returns>When the sample that breaks the budget was acknowledged.</returns>
    private static async Task<TimeSpan> BreakAsync(HttpClient client, long streamId, TimeSpan when, Stopwatch clock, CancellationToken cancel)
    {
        for (var next = clock.Elapsed + (Interval / 2); next < when; next += Interval)
        {
            await WaitAsync(next, clock, cancel);
            await SampleRequest.PostAsync(client, streamId, Few, cancel);
        }

        await WaitAsync(when, clock, cancel);
        await SampleRequest.PostAsync(client, streamId, Many, cancel);
        var acknowledged = clock.Elapsed;

        // The price of a sample lasts for three intervals at most; the show goes on.
        await WaitAsync(when + Interval, clock, cancel);
        await SampleRequest.PostAsync(client, streamId, Many, cancel);
        return acknowledged;
    }

    private static async Task WaitAsync(TimeSpan until, Stopwatch clock, CancellationToken cancel)
    {
        if (until - clock.Elapsed is var pause && pause > TimeSpan.Zero)
        {
            await Task.Delay(pause, cancel);
        }
    }

    /// <returns>When the mail of each budget was there, in their order; null: never.</returns>
    private static async Task<TimeSpan?[]> ArriveAsync(SmtpServer mail, List<BudgetRow> budgets, Stopwatch clock, CancellationToken cancel)
    {
        var arrived = new TimeSpan?[budgets.Count];
        var marks = budgets.ConvertAll(b => string.Create(CultureInfo.InvariantCulture, $"<budget-{b.Id}-"));
        var end = (Streams * Apart) + Interval + Patience;
        for (var read = 0; arrived.Contains(null) && clock.Elapsed < end; await Task.Delay(20, cancel))
        {
            foreach (var message in mail.Mails.Skip(read))
            {
                read++;
                var about = marks.FindIndex(m => message.Header("Message-Id").StartsWith(m, StringComparison.Ordinal));
                if (about >= 0)
                {
                    arrived[about] ??= clock.Elapsed;
                }
            }
        }

        return arrived;
    }

    private static void Tell(DatabaseKind kind, TimeSpan[] crossed, TimeSpan?[] arrived)
    {
        var waits = crossed.Zip(arrived).Where(p => p.Second is not null).Select(p => (p.Second!.Value - p.First).TotalSeconds).ToList();
        Report.Table($"alerts, {kind}, {crossed.Length} budgets broken by streams on air", ["from sample to mail", "s"],
        [
            ["p50", Percentiles.Median(waits)],
            ["p95", Percentiles.Of(waits, 95)],
            ["longest", waits.DefaultIfEmpty(double.NaN).Max()],
            ["never told", arrived.Count(a => a is null)],
        ]);
    }
}
