using System.Text.Json;

namespace StreamOps.Platform;

/// <summary>Bytes to JSON, with every fault told by the path of its field.</summary>
public static class WebJsonBody
{
    private const int MaxDepth = 32;

    private static readonly byte[] NoFields = [.. "{}"u8];

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <summary>Reads a request whose body is one object.</summary>
    /// <param name="noted">What is wrong with the rest of the request, to be told with it.</param>
    /// <exception cref="WebRefusalException">The body cannot be read, or an error is noted.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request, Func<WebFields, T> read, CancellationToken cancel, WebFieldErrors? noted = null)
    {
        using var body = await WebBody.ReadAsync(request, cancel, "application/json");
        var errors = noted ?? new WebFieldErrors();
        using var document = Parse(body.Bytes, "", errors);
        if (document is not null && ObjectOf(document.RootElement, "", errors) is { } fields)
        {
            var value = read(fields);
            if (!errors.Any)
            {
                return value;
            }
        }

        throw new WebRefusalException(WebProblem.Malformed(errors));
    }

    /// <summary>An empty text counts as an object without fields: then the fields that are missing are named.</summary>
    /// <param name="path">Path of the text within the request; empty for the whole.</param>
    /// <returns>Null: an error is noted.</returns>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> json, string path, WebFieldErrors errors)
    {
        try
        {
            return JsonDocument.Parse(json.IsEmpty ? NoFields : json, Strict);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            var (at, message) = WebJsonFault.Of(json.Span, MaxDepth);
            errors.Add(Join(path, at), message);
            return null;
        }
    }

    /// <returns>Null: it is no object, and an error is noted.</returns>
    public static WebFields? ObjectOf(JsonElement element, string path, WebFieldErrors errors)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            return new WebFields(element, path, errors);
        }

        errors.Add(Join(path, ""), "must be a JSON object");
        return null;
    }

    private static string Join(string path, string rest) =>
        path.Length == 0 ? (rest.Length == 0 ? WebFieldErrors.Body : rest)
        : rest.Length == 0 || rest[0] == '[' ? path + rest
        : $"{path}.{rest}";
}
