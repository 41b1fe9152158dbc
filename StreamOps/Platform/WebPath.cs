using Microsoft.AspNetCore.Http.Features;

namespace StreamOps.Platform;

/// <summary>Reads an id out of an address exactly as it was sent.</summary>
public static class WebPath
{
    /// <summary>The last segment, unescaped once. Routing leaves an escaped slash escaped, and the id would be another than the caller's.</summary>
    /// <param name="routed">What routing took, for a server that does not tell the raw address.</param>
    public static string LastSegment(HttpContext context, string routed)
    {
        var raw = context.Features.Get<IHttpRequestFeature>()?.RawTarget;
        if (string.IsNullOrEmpty(raw))
        {
            return routed;
        }

        var path = raw.AsSpan();
        path = path.IndexOf('?') is var query and >= 0 ? path[..query] : path;
        return Uri.UnescapeDataString(path.TrimEnd('/')[(path.TrimEnd('/').LastIndexOf('/') + 1)..]);
    }
}
