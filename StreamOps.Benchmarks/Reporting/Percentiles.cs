namespace StreamOps.Benchmarks.Reporting;

/// <summary>Nearest-rank percentiles: every figure told was really measured.</summary>
internal static class Percentiles
{
    public static double Of(IEnumerable<double> values, double percent)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? double.NaN : sorted[Math.Clamp((int)Math.Ceiling(percent / 100 * sorted.Count) - 1, 0, sorted.Count - 1)];
    }

    public static double Median(IEnumerable<double> values) => Of(values, 50);
}
