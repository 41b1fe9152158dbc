using System.Globalization;
using System.Text.Json;
using StreamOps.Components;

namespace StreamOps.Features.Account;

/// <summary>A field of what an entry of the trail holds, as a person reads it.</summary>
/// <param name="Name">"USD per unit"; null where the entry is a single value.</param>
public sealed record AuditFact(string? Name, string Value)
{
    /// <param name="json">As the trail keeps it.</param>
    public static IReadOnlyList<AuditFact> Of(string? json)
    {
        if (json is null)
        {
            return [];
        }

        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        return root.ValueKind == JsonValueKind.Object
            ? [.. root.EnumerateObject().Select(field => new AuditFact(Words(field.Name), Text(field.Value, IsNumberOfRow(field.Name))))]
            : [new AuditFact(null, Text(root, isPlain: false))];
    }

    private static string Text(JsonElement value, bool isPlain) => value.ValueKind switch
    {
        JsonValueKind.Null => Show.Unknown,
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.Number when !isPlain && value.TryGetDecimal(out var figure) => Show.Text($"{figure:#,##0.############}"),
        JsonValueKind.String => Instant(value) ?? value.GetString()!,
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(item => Text(item, isPlain))),
        JsonValueKind.Object => string.Join(", ", value.EnumerateObject().Select(field => $"{Words(field.Name)}: {Text(field.Value, IsNumberOfRow(field.Name))}")),
        _ => value.GetRawText(),
    };

    /// <returns>Null: another text. A day alone is one: it belongs to no zone.</returns>
    private static string? Instant(JsonElement value) =>
        value.GetString()!.Contains('T', StringComparison.Ordinal) && value.TryGetDateTimeOffset(out var at) ? Show.Instant(at) : null;

    /// <summary>The number of a row is a name: it is not grouped.</summary>
    private static bool IsNumberOfRow(string name) => name == "id" || name.EndsWith("Id", StringComparison.Ordinal);

    /// <summary>"leastSeverity" is "Least severity".</summary>
    private static string Words(string name)
    {
        var words = string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? " " + char.ToLowerInvariant(c) : c.ToString(CultureInfo.InvariantCulture)));
        return words.Length == 0 ? words : (char.ToUpperInvariant(words[0]) + words[1..]).Replace("usd", "USD", StringComparison.OrdinalIgnoreCase);
    }
}
