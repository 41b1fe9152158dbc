using System.Text.Json;
using System.Text.RegularExpressions;

namespace StreamOps.Vendors.Demo.Servers;

/// <summary>A GraphQL question: its text, and its arguments whether written out or given as variables.</summary>
internal sealed partial record AnalyticsQuery(string Text, IReadOnlyDictionary<string, string> Arguments)
{
    /// <returns>Null when it is no JSON or holds no query.</returns>
    public static async Task<AnalyticsQuery?> ReadAsync(HttpRequest request)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            var text = body.RootElement.GetProperty("query").GetString() ?? "";
            var asked = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (Match argument in Argument().Matches(text))
            {
                asked[argument.Groups["name"].Value] = ValueOf(argument.Groups["value"].Value, body.RootElement);
            }

            return new AnalyticsQuery(text, asked);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    public bool Asks(string node) => Text.Contains(node, StringComparison.Ordinal);

    private static string ValueOf(string written, JsonElement body) =>
        written.StartsWith('$') ? body.GetProperty("variables").GetProperty(written[1..]).ToString() : written.Trim('"');

    // A declaration such as ($start: Date) is no argument: what follows its colon is a type, neither variable, string, number nor list of strings.
    [GeneratedRegex("""(?<name>accountTag|date_\w+|datetime_\w+|uid_gt|inputId_in|limit)\s*:\s*(?<value>\$\w+|"[^"]*"|\["[^\]]*\]|\d+)""")]
    private static partial Regex Argument();
}
