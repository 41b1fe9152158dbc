using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(StreamOps.Tests.Support.LongestFirst))]

namespace StreamOps.Tests.Support;

/// <summary>Classes that start processes and browsers take minutes: begun first, they do not run alone at the end while the other core idles.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = [".Durability.", ".InBrowser."];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(c => Array.Exists(Long, part => c.TestCollectionDisplayName.Contains(part, StringComparison.Ordinal)) ? 0 : 1)];
}
