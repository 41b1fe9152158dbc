using System.Buffers;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace StreamOps.Platform;

/// <summary>The bytes of a request: at most 5 MB, unpacked, UTF-8, of a kind that the endpoint takes. Give it back by disposing of it.</summary>
public sealed class WebBody : IDisposable
{
    /// <summary>Bytes of a request's body, after unpacking.</summary>
    public const int Limit = 5 * 1024 * 1024;

    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    private readonly byte[] buffer;
    private readonly int length;

    private WebBody(byte[] buffer, int length, string mediaType)
    {
        this.buffer = buffer;
        this.length = length;
        MediaType = mediaType;
    }

    /// <summary>Lower case; empty where the request has no body.</summary>
    public string MediaType { get; }

    public ReadOnlyMemory<byte> Bytes
    {
        get
        {
            var bytes = buffer.AsMemory(0, length);
            return bytes.Span.StartsWith(ByteOrderMark) ? bytes[ByteOrderMark.Length..] : bytes;
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);

    /// <exception cref="WebRefusalException">Too large, of another kind, or no UTF-8.</exception>
    public static async Task<WebBody> ReadAsync(HttpRequest request, CancellationToken cancel, params string[] mediaTypes)
    {
        LetServerDrain(request.HttpContext);
        if (request.ContentLength > Limit)
        {
            throw TooLarge();
        }

        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(Limit, request.ContentLength ?? 16 * 1024) + 1);
        var length = 0;
        try
        {
            while (await request.Body.ReadAsync(buffer.AsMemory(length), cancel) is var read and > 0)
            {
                length += read;
                buffer = length > Limit ? throw TooLarge() : length == buffer.Length ? Grow(buffer) : buffer;
            }

            var mediaType = length == 0 && string.IsNullOrEmpty(request.ContentType) ? "" : MediaTypeOf(request, mediaTypes);
            return Utf8.IsValid(buffer.AsSpan(0, length))
                ? new WebBody(buffer, length, mediaType)
                : throw new WebRefusalException(WebProblem.Malformed(WebFieldErrors.Of(WebFieldErrors.Body, "is not UTF-8")));
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }

    /// <summary>
    /// We count ourselves. The server's own limit would make it cut the connection of a caller that still sends, who then never sees the 413;
    /// without it the server passes over the rest for a few seconds.
    /// </summary>
    private static void LetServerDrain(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server)
        {
            server.MaxRequestBodySize = null;
        }
    }

    private static byte[] Grow(byte[] full)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Min(full.Length * 2, Limit + 1));
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }

    private static string MediaTypeOf(HttpRequest request, string[] allowed)
    {
        // What could be unpacked has lost its header by now.
        if (request.Headers.ContentEncoding.Count > 0)
        {
            throw Unsupported($"Content-Encoding '{request.Headers.ContentEncoding}' is not understood; allowed: gzip, br, deflate or none.");
        }

        return MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && allowed.FirstOrDefault(a => type.MediaType.Equals(a, StringComparison.OrdinalIgnoreCase)) is { } known
            && (!type.Charset.HasValue || type.Charset.Value!.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase))
                ? known
                : throw Unsupported($"Content-Type is {(string.IsNullOrEmpty(request.ContentType) ? "missing" : "not understood")}; allowed: {string.Join(" or ", allowed)}, in UTF-8.");
    }

    private static WebRefusalException TooLarge() =>
        new(WebProblem.Of(StatusCodes.Status413PayloadTooLarge, "Too large", "A request's body may hold 5 MB, unpacked. Send it in parts."));

    private static WebRefusalException Unsupported(string detail) =>
        new(WebProblem.Of(StatusCodes.Status415UnsupportedMediaType, "Unsupported media type", detail));
}
