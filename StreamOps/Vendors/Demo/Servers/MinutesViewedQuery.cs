using System.Globalization;
using System.Text.RegularExpressions;

namespace StreamOps.Vendors.Demo.Servers;

/// <summary>The parts of a GraphQL query that matter for minutes viewed.</summary>
internal sealed partial record MinutesViewedQuery(
    string Account, DateTimeOffset From, DateTimeOffset To, string AfterUid, int Limit, IReadOnlyList<string> Dimensions)
{
    public const string Node = "streamMinutesViewedAdaptiveGroups";

    private const int DefaultLimit = 1000;
    private static readonly string[] KnownDimensions = ["date", "uid", "clientCountryName", "creator"];

    /// <returns>Null when it gives no range.</returns>
    public static MinutesViewedQuery? Of(AnalyticsQuery query)
    {
        // Days are whole: "greater than" a day begins after it, "up to" a day includes it.
        var asked = query.Arguments;
        var from = Bound(asked, "date_geq") ?? Bound(asked, "date_gt")?.AddDays(1) ?? Bound(asked, "datetime_geq");
        var to = Bound(asked, "date_lt") ?? Bound(asked, "date_leq")?.AddDays(1) ?? Bound(asked, "datetime_lt");
        var block = DimensionBlock().Match(query.Text).Groups["names"].Value;
        return from is null || to is null ? null : new MinutesViewedQuery(
            asked.GetValueOrDefault("accountTag", ""),
            from.Value,
            to.Value,
            asked.GetValueOrDefault("uid_gt", ""),
            int.TryParse(asked.GetValueOrDefault("limit"), CultureInfo.InvariantCulture, out var limit) ? limit : DefaultLimit,
            [.. KnownDimensions.Where(d => block.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Contains(d))]);
    }

    private static DateTimeOffset? Bound(IReadOnlyDictionary<string, string> asked, string name) =>
        asked.TryGetValue(name, out var value)
        && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : null;

    [GeneratedRegex("""dimensions\s*\{(?<names>[^}]*)\}""")]
    private static partial Regex DimensionBlock();
}
