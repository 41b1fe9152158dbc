using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace StreamOps.Platform;

/// <summary>
/// Over TLS every cookie goes out as <c>__Host-NAME</c> and only such ones come in, so that no neighbouring host can plant one.
/// Plain HTTP on localhost cannot carry that prefix and keeps the bare names.
/// </summary>
internal static class SecurityCookies
{
    private const string Prefix = "__Host-";
    private static readonly object Done = new();

    public static void UseHostCookies(this WebApplication app) =>
        app.Use(async (context, next) =>
        {
            // An error page runs the pipeline again on the same request, whose names are bare by then.
            if (context.Request.IsHttps && context.Items.TryAdd(Done, Done))
            {
                TakeOnlyPrefixed(context.Request);
                context.Response.OnStarting(() =>
                {
                    AddPrefix(context.Response);
                    return Task.CompletedTask;
                });
            }

            await next(context);
        });

    private static void TakeOnlyPrefixed(HttpRequest request)
    {
        var ours = request.Headers.Cookie
            .SelectMany(line => (line ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Where(cookie => cookie.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(cookie => cookie[Prefix.Length..]);
        request.Headers.Cookie = string.Join("; ", ours);
        request.HttpContext.Features.Set<IRequestCookiesFeature>(new RequestCookiesFeature(request.HttpContext.Features));
    }

    private static void AddPrefix(HttpResponse response)
    {
        if (response.Headers.TryGetValue(HeaderNames.SetCookie, out var cookies))
        {
            response.Headers.SetCookie = cookies.Select(c => Prefix + c).ToArray();
        }
    }
}
