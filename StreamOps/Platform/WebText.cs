using System.Text.Json;

namespace StreamOps.Platform;

/// <summary>What a text from outside must be like before it goes anywhere.</summary>
public static class WebText
{
    /// <summary>Why a text is refused; null where it is fine.</summary>
    /// <param name="longest">Characters.</param>
    public static string? Fault(string text, int longest) =>
        text.Length == 0 ? "must not be empty"
        : text.Length > longest ? $"must be at most {longest} characters long"
        : text.Any(char.IsControl) ? "must not hold control characters"
        : null;

    /// <summary>ISO 8601 with date, time and an offset.</summary>
    internal static bool TryInstant(string text, JsonElement element, out DateTimeOffset instant)
    {
        var ok = HasOffset(text) & element.TryGetDateTimeOffset(out instant);
        instant = instant.ToUniversalTime();
        return ok;
    }

    /// <summary>Without one, the parser would take the server's own zone.</summary>
    private static bool HasOffset(string text) =>
        text.Length > 16 && (text[^1] == 'Z' || text.AsSpan(16).ContainsAny('+', '-'));
}
