using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace StreamOps.Vendors.Demo.Servers;

/// <summary>The parts of a GraphQL query that matter for minutes viewed, whether written out or given as variables.</summary>
internal sealed partial record MinutesViewedQuery(
    string Account, DateTimeOffset From, DateTimeOffset To, string AfterUid, int Limit, IReadOnlyList<string> Dimensions)
{
    private const int DefaultLimit = 1000;
    private static readonly string[] KnownDimensions = ["date", "uid", "clientCountryName", "creator"];

    /// <returns>Null when it is no JSON, asks for something else or gives no range.</returns>
    public static async Task<MinutesViewedQuery?> ReadAsync(HttpRequest request)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            var text = body.RootElement.GetProperty("query").GetString() ?? "";
            return text.Contains("streamMinutesViewedAdaptiveGroups", StringComparison.Ordinal) ? Read(text, body.RootElement) : null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static MinutesViewedQuery? Read(string text, JsonElement body)
    {
        var asked = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match argument in Argument().Matches(text))
        {
            asked[argument.Groups["name"].Value] = ValueOf(argument.Groups["value"].Value, body);
        }

        // Days are whole: "greater than" a day begins after it, "up to" a day includes it.
        var from = Bound(asked, "date_geq") ?? Bound(asked, "date_gt")?.AddDays(1) ?? Bound(asked, "datetime_geq");
        var to = Bound(asked, "date_lt") ?? Bound(asked, "date_leq")?.AddDays(1) ?? Bound(asked, "datetime_lt");
        var block = DimensionBlock().Match(text).Groups["names"].Value;
        return from is null || to is null ? null : new MinutesViewedQuery(
            asked.GetValueOrDefault("accountTag", ""),
            from.Value,
            to.Value,
            asked.GetValueOrDefault("uid_gt", ""),
            int.TryParse(asked.GetValueOrDefault("limit"), CultureInfo.InvariantCulture, out var limit) ? limit : DefaultLimit,
            [.. KnownDimensions.Where(d => block.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Contains(d))]);
    }

    private static DateTimeOffset? Bound(Dictionary<string, string> asked, string name) =>
        asked.TryGetValue(name, out var value)
        && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : null;

    private static string ValueOf(string written, JsonElement body) =>
        written.StartsWith('$') ? body.GetProperty("variables").GetProperty(written[1..]).ToString() : written.Trim('"');

    // A declaration such as ($start: Date) is no argument: what follows its colon is a type, neither variable, string nor number.
    [GeneratedRegex("""(?<name>accountTag|date_\w+|datetime_\w+|uid_gt|limit)\s*:\s*(?<value>\$\w+|"[^"]*"|\d+)""")]
    private static partial Regex Argument();

    [GeneratedRegex("""dimensions\s*\{(?<names>[^}]*)\}""")]
    private static partial Regex DimensionBlock();
}
