using StreamOps.Benchmarks.Databases;
using StreamOps.Benchmarks.Reporting;
using StreamOps.Benchmarks.Running;

namespace StreamOps.Benchmarks.Statements;

/// <summary>
/// A month in every form and its close, on the application as a process of its own while samples arrive: how long, how much memory, and what the
/// samples feel of it.
/// </summary>
internal sealed class MonthBenchmark(DatabaseServers servers, BenchmarkOptions options)
{
    private const int OnAir = 1_000;
    private const int Connections = 32;

    /// <summary>A channel has eight streams in the month, fewer where they would be more than this together.</summary>
    private const int MostStreams = 40_500;

    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Alone = TimeSpan.FromSeconds(10);

    /// <summary>The month waits for the benchmark to close it.</summary>
    private static readonly Dictionary<string, string?> Settings = new(AdminSession.Settings)
    {
        ["Billing:CloseDay"] = "0",
        ["Sampling:StaleStreamMinutes"] = "1440",
    };

    public async Task RunAsync(CancellationToken cancel)
    {
        foreach (var kind in Enum.GetValues<DatabaseKind>().Where(k => options.Database is not { } only || k.ToString().Equals(only, StringComparison.OrdinalIgnoreCase)))
        {
            foreach (var size in options.Channels.Select(c => new MonthSeed(c, Math.Min(8, MostStreams / c))))
            {
                await MeasureAsync(kind, size, cancel);
            }
        }
    }

    private async Task MeasureAsync(DatabaseKind kind, MonthSeed size, CancellationToken cancel)
    {
        await using var database = await servers.CreateAsync(kind, cancel);
        var (onAir, records) = await size.FillAsync(database, OnAir, cancel);
        await using var app = await AppProcess.StartAsync(database, Settings, cancel);
        using var admin = await AdminSession.SignInAsync(app.Address, cancel);
        using var backend = app.Client(Connections);
        var rows = new List<object[]>();
        await using (var load = new PacedLoad(backend, onAir))
        {
            load.Start();
            await Task.Delay(Warm, cancel);
            var steps = new MonthSteps(app, load, rows);
            await steps.RunAsync("samples alone", () => WaitAsync(cancel));
            steps.Forget();
            await AskAsync(steps, admin, cancel);
            steps.Total("longest, highest, all samples");
        }

        foreach (var line in app.Output.Take(5))
        {
            Report.Progress(line);
        }

        Report.Table(
            FormattableString.Invariant($"month, {kind}: {size.Channels:N0} channels, {size.Streams:N0} streams, {records:N0} cost records, {PacedLoad.SamplesPerSecond} samples/s"),
            ["step", "s", "MiB", "memory MiB", "samples p50 ms", "p99 ms", "longest ms"],
            rows);
    }

    private static async Task AskAsync(MonthSteps steps, AdminSession admin, CancellationToken cancel)
    {
        var report = $"/reports/{MonthSeed.Month}";
        foreach (var (step, path) in Forms(report))
        {
            await steps.RunAsync(step, () => Answer.ReadAsync(admin.Client, path, cancel));
        }

        await steps.RunAsync("close, with all files", async () =>
        {
            await admin.SubmitAsync($"{report}/close", [], cancel);
            return Answer.None;
        });
        foreach (var (step, path) in Forms(report).Where(f => f.Step is "PDF" or "line items" or "FOCUS"))
        {
            await steps.RunAsync($"closed: {step}", () => Answer.ReadAsync(admin.Client, path, cancel));
        }
    }

    private static (string Step, string Path)[] Forms(string report) =>
    [
        ("PDF", $"{report}.pdf"),
        ("PDF again", $"{report}.pdf"),
        ("page", report),
        ("CSV", $"{report}.csv"),
        ("line items", $"{report}-lines.csv"),
        ("FOCUS", $"{report}-focus.csv"),
        ("JSON", $"/api/v1{report}"),
    ];

    private static async Task<Answer> WaitAsync(CancellationToken cancel)
    {
        await Task.Delay(Alone, cancel);
        return Answer.None;
    }
}
