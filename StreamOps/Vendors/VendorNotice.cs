using System.Text.Json;

namespace StreamOps.Vendors;

/// <summary>A webhook body as read: either a notice, or the reason why it is none. Origin must have been proven before.</summary>
public sealed record VendorNotice<T>(T? Notice, string? Problem = null)
    where T : class;

public static class VendorNotice
{
    // A published example of Cloudflare has a trailing comma.
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, MaxDepth = 64 };

    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    internal static VendorNotice<T> Unreadable<T>(string problem)
        where T : class => new(null, problem);

    /// <summary>Never throws, whatever the bytes.</summary>
    internal static VendorNotice<T> Parse<T>(ReadOnlyMemory<byte> body, Func<JsonElement, VendorNotice<T>> read)
        where T : class
    {
        try
        {
            using var json = JsonDocument.Parse(body.Span.StartsWith(Utf8Mark) ? body[Utf8Mark.Length..] : body, Lenient);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? read(json.RootElement)
                : Unreadable<T>("not a JSON object");
        }
        catch (JsonException)
        {
            return Unreadable<T>("not JSON");
        }
    }
}
