using System.Diagnostics;
using System.Globalization;
using StreamOps.Benchmarks.Reporting;
using StreamOps.Components.Pdf;
using StreamOps.Domain.Reports;
using StreamOps.Tests.Support;

namespace StreamOps.Benchmarks.Statements;

/// <summary>Time and memory of the PDF of a month, small and large. The small one is drawn first, so that its first time is that of a fresh process.</summary>
/// <param name="options">Where they name a folder, the documents are left in it.</param>
internal sealed class StatementBenchmark(BenchmarkOptions options)
{
    private const int Repeats = 5;
    private const int BytesOfMebibyte = 1 << 20;

    private static readonly int[] Channels = [50, 500, 5_000, 20_000];
    private static readonly Uri Product = new("https://streamops.example");

    public void Run()
    {
        var rows = Channels.Select(Measure).ToList();
        Report.Table("report: the PDF of a month", ["channels", "pages", "MiB", "first s", "next s", "highest memory MiB"], rows);
    }

    private object[] Measure(int channels)
    {
        var statement = SampleStatement.Of(channels);
        using var document = new MemoryStream();
        var first = Seconds(() => StatementPdf.Write(statement, StatementPaper.A4, Product, document));
        var next = Percentiles.Median(Enumerable.Range(0, Repeats).Select(_ => Seconds(() => StatementPdf.Write(statement, StatementPaper.A4, Product, Stream.Null))));
        Keep(statement, channels);
        using var process = Process.GetCurrentProcess();
        return [channels, PdfPages.Of(document), document.Length / (double)BytesOfMebibyte, first, next, process.PeakWorkingSet64 / (double)BytesOfMebibyte];
    }

    private void Keep(MonthStatement statement, int channels)
    {
        foreach (var paper in options.Into is null ? [] : Enum.GetValues<StatementPaper>())
        {
            Directory.CreateDirectory(options.Into!);
            using var file = File.Create(Path.Combine(options.Into!, string.Create(CultureInfo.InvariantCulture, $"{channels}-{paper}.pdf")));
            StatementPdf.Write(statement, paper, Product, file);
        }
    }

    private static double Seconds(Action work)
    {
        var began = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
