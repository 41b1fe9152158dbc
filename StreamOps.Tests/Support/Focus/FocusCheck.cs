using System.Text.Json;

namespace StreamOps.Tests.Support.Focus;

/// <summary>A requirement or condition of the model: a function, what it is asked about, and the checks inside it.</summary>
/// <param name="Column">The column, or the first of two.</param>
internal sealed record FocusCheck(
    string Function, string Column, string OtherColumn, string ResultColumn, JsonElement Value, int ExpectedCount, string RuleId, IReadOnlyList<FocusCheck> Items)
{
    /// <returns>Null where nothing is said.</returns>
    public static FocusCheck? Read(JsonElement json) => json switch
    {
        { ValueKind: not JsonValueKind.Object } => null,
        _ when json.TryGetProperty("CheckFunction", out _) => Named(json),
        // Two conditions of the model have lost the name of their function.
        _ when json.TryGetProperty("AND", out var lone) => And(lone.ValueKind == JsonValueKind.Array ? [.. lone.EnumerateArray()] : [lone]),
        _ => null,
    };

    private static FocusCheck And(IEnumerable<JsonElement> items) => new("AND", "", "", "", default, 0, "", [.. items.Select(i => Read(i)!)]);

    private static FocusCheck Named(JsonElement json) => new(
        json.GetProperty("CheckFunction").GetString()!,
        Text(json, "ColumnName") ?? Text(json, "ColumnAName") ?? Text(json, "CheckCondition") ?? "",
        Text(json, "ColumnBName") ?? "",
        Text(json, "ResultColumnName") ?? "",
        json.TryGetProperty(nameof(Value), out var value) ? value : default,
        json.TryGetProperty(nameof(ExpectedCount), out var count) ? count.GetInt32() : 0,
        Text(json, "ModelRuleId") ?? "",
        json.TryGetProperty(nameof(Items), out var items) ? [.. items.EnumerateArray().Select(i => Read(i)!)] : []);

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;
}
