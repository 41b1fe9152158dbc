using System.Globalization;

namespace StreamOps.Tests.Support;

/// <summary>The real series that stand beside the repository, in <c>../shared/data</c>; read in place, never copied.</summary>
internal static class SharedData
{
    /// <summary>Full path of a file of the shared data; skips the running test where it is absent.</summary>
    public static string PathOf(string file)
    {
        var path = Path.Combine(Repository.Root, "..", "shared", "data", file);
        Assert.SkipUnless(File.Exists(path), $"../shared/data/{file} is not here: the real series are kept beside the repository.");
        return path;
    }

    /// <summary>Rows of a CSV file without quoted commas, header left out.</summary>
    public static IReadOnlyList<string[]> Rows(string file) =>
        [.. File.ReadLines(PathOf(file)).Skip(1).Select(line => line.Split(','))];

    /// <summary>A measure of <c>expected-values.csv</c>, as it is written there.</summary>
    public static string Expected(string file, string measure) => Measures(file)[measure];

    public static decimal ExpectedNumber(string file, string measure) =>
        decimal.Parse(Expected(file, measure), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>All measures of one file by name.</summary>
    public static IReadOnlyDictionary<string, string> Measures(string file) =>
        Rows("expected-values.csv").Where(row => row[0] == file).ToDictionary(row => row[1], row => row[2]);

    public static DateTimeOffset Instant(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
