namespace StreamOps.Tests.Data.Figures;

internal static class Sorting
{
    /// <summary>For a comparison that tells which key differs.</summary>
    public static SortedDictionary<string, long> Sorted(this IDictionary<string, long> pairs) => new(pairs, StringComparer.Ordinal);
}
