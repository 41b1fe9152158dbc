using System.Diagnostics;
using StreamOps.Benchmarks.Reporting;
using StreamOps.Benchmarks.Running;

namespace StreamOps.Benchmarks.Statements;

/// <summary>Measures one step after the other: its time, the highest memory of the application while it ran, and the samples that came in meanwhile.</summary>
internal sealed class MonthSteps(AppProcess app, PacedLoad load, List<object[]> rows)
{
    private const double Mebibyte = 1 << 20;

    /// <summary>A step that is over at once still has this much of the samples beside and behind it.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(3);

    /// <summary>Until those that the step has kept waiting are answered.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(0.5);

    private readonly List<double> allLatencies = [];
    private double longestSeconds;
    private double highestMiB;

    public async Task RunAsync(string name, Func<Task<Answer>> work)
    {
        app.ForgetPeak();
        load.TakeLatencies();
        var began = Stopwatch.GetTimestamp();
        var answer = await work();
        var took = Stopwatch.GetElapsedTime(began);
        await Task.Delay(took + Settling < Shortest ? Shortest - took : Settling);
        var latencies = load.TakeLatencies();
        Report.Progress(FormattableString.Invariant($"{name}: {took.TotalSeconds:0.0} s, {app.PeakMiB():N0} MiB, p99 {Percentiles.Of(latencies, 99):N0} ms"));
        allLatencies.AddRange(latencies);
        (longestSeconds, highestMiB) = (Math.Max(longestSeconds, took.TotalSeconds), Math.Max(highestMiB, app.PeakMiB()));
        rows.Add(
        [
            answer.Pages > 0 ? FormattableString.Invariant($"{name}, {answer.Pages} pages") : name,
            took.TotalSeconds,
            answer.Bytes / Mebibyte,
            app.PeakMiB(),
            Percentiles.Of(latencies, 50),
            Percentiles.Of(latencies, 99),
            latencies.DefaultIfEmpty(double.NaN).Max(),
        ]);
    }

    /// <summary>A row over all steps: the longest, the highest memory, and the samples of all of them.</summary>
    public void Total(string name) => rows.Add(
        [name, longestSeconds, "", highestMiB, Percentiles.Of(allLatencies, 50), Percentiles.Of(allLatencies, 99), allLatencies.DefaultIfEmpty(double.NaN).Max()]);

    /// <summary>Steps so far have no part in the total.</summary>
    public void Forget()
    {
        allLatencies.Clear();
        (longestSeconds, highestMiB) = (0, 0);
    }
}
