using System.Text.Json;
using System.Text.Json.Nodes;

namespace StreamOps.Vendors.Agora;

/// <summary>An RTMP address ends in the stream key, with which anyone can broadcast: it is masked before it is kept or shown.</summary>
public static class AgoraStreamKeys
{
    private static readonly string[] Holders = ["rtmpUrl", "sign_key"];

    /// <returns>Scheme and host, then <c>/***</c>; null for null.</returns>
    public static string? Masked(string? rtmpUrl) =>
        rtmpUrl is null ? null
        : Uri.TryCreate(rtmpUrl, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? $"{uri.Scheme}://{uri.Host}{Port(uri)}/***"
        : "***";

    /// <summary>A notification's body as it may be kept in a log for people. Check the signature on the original bytes first.</summary>
    /// <returns>The same JSON with masked addresses; for what is no JSON, nothing of it.</returns>
    public static string WithoutKeys(ReadOnlySpan<byte> body)
    {
        try
        {
            var node = JsonNode.Parse(body);
            Mask(node);
            return node?.ToJsonString() ?? "null";
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return $"({body.Length} bytes that are not JSON)";
        }
    }

    private static void Mask(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray list:
                foreach (var item in list)
                {
                    Mask(item);
                }

                break;
            case JsonObject named:
                foreach (var (name, value) in named.ToList())
                {
                    if (Holders.Contains(name, StringComparer.OrdinalIgnoreCase))
                    {
                        named[name] = value is JsonValue text && text.TryGetValue<string>(out var url) ? Masked(url) : "***";
                    }
                    else
                    {
                        Mask(value);
                    }
                }

                break;
        }
    }

    private static string Port(Uri uri) => uri.IsDefaultPort || uri.Port < 0 ? "" : $":{uri.Port}";
}
