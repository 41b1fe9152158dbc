using System.Globalization;
using System.Runtime.InteropServices;

namespace StreamOps.Benchmarks.Reporting;

/// <summary>Tables in Markdown on standard output; progress goes to standard error.</summary>
internal static class Report
{
    public static void Machine(string postgres)
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1L << 30);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC · {Environment.ProcessorCount} cores, {memory} GiB · {RuntimeInformation.FrameworkDescription} · {RuntimeInformation.OSDescription} · PostgreSQL {postgres}"));
    }

    public static void Table(string title, string[] columns, IEnumerable<object[]> rows)
    {
        Console.WriteLine();
        Console.WriteLine($"### {title}");
        Console.WriteLine("| " + string.Join(" | ", columns) + " |");
        Console.WriteLine("|" + string.Concat(columns.Select((_, i) => i == 0 ? "---|" : "---:|")));
        foreach (var row in rows)
        {
            Console.WriteLine("| " + string.Join(" | ", row.Select(Text)) + " |");
        }
    }

    public static void Progress(string text) =>
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow():HH:mm:ss} {text}"));

    private static string Text(object value) => value switch
    {
        double number => number.ToString(Math.Abs(number) >= 100 ? "N0" : "0.0", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString("N0", CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
