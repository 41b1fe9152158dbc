using System.Globalization;
using System.Text.Json;
using StreamOps.Domain.Text;

namespace StreamOps.Vendors;

/// <summary>
/// Reads vendors' JSON as it comes: fields that are missing, null, of another type or unreadable are null, numbers may arrive as strings.
/// Never throws; what a reader cannot do without it must check for itself.
/// </summary>
public static class VendorJson
{
    /// <summary>Longer than any identifier or sentence a vendor documents; what goes beyond is cut.</summary>
    private const int LongestText = 512;

    /// <returns>The field, or an undefined element.</returns>
    public static JsonElement Field(this JsonElement json, string name)
    {
        try
        {
            return json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : default;
        }
        catch (InvalidOperationException)
        {
            // A neighbour's name with half a surrogate pair in it.
            return default;
        }
    }

    public static IEnumerable<JsonElement> Items(this JsonElement json, string name) =>
        json.Field(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    public static string? Text(this JsonElement json, string name) => json.Field(name).AsText();

    /// <returns>The text without NUL, which PostgreSQL cannot store; null for empty text.</returns>
    public static string? AsText(this JsonElement value)
    {
        try
        {
            var text = value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            };
            return string.IsNullOrEmpty(text) ? null : text.Storable(LongestText);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, or bytes that are no UTF-8.
            return null;
        }
    }

    public static decimal? Number(this JsonElement json, string name) =>
        decimal.TryParse(json.Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static long? Whole(this JsonElement json, string name) => json.Field(name).AsWhole();

    public static long? AsWhole(this JsonElement value) =>
        long.TryParse(value.AsText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null;

    /// <returns>A whole number that fits and is not negative.</returns>
    public static int? Count(this JsonElement json, string name) =>
        json.Whole(name) is >= 0 and <= int.MaxValue and { } count ? (int)count : null;

    public static bool? Flag(this JsonElement json, string name) => json.Field(name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => null,
    };
}
