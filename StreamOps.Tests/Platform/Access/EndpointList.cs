using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace StreamOps.Tests.Platform.Access;

/// <summary>All that the application answers, as <c>METHOD /pattern</c>, a page once per handler. Static files are left out: they are open by design.</summary>
internal static class EndpointList
{
    public static async Task<IReadOnlyList<string>> OfAsync(IServiceProvider services)
    {
        var names = new List<string>();
        foreach (var endpoint in services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            {
                var pattern = "/" + endpoint.RoutePattern.RawText?.TrimStart('/');
                names.AddRange((await VerbsAsync(services, endpoint)).Select(v => $"{v.Method} {pattern}{v.Handler}"));
            }
        }

        return [.. names.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];
    }

    private static async Task<IEnumerable<(string Method, string Handler)>> VerbsAsync(IServiceProvider services, RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
        {
            var loaded = await services.GetRequiredService<PageLoader>().LoadAsync(page, endpoint.Metadata);
            var handlers = loaded.HandlerMethods.Select(h => (h.HttpMethod.ToUpperInvariant(), string.IsNullOrEmpty(h.Name) ? "" : $"?handler={h.Name}"));
            return handlers.Append(("GET", ""));
        }

        return (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"]).Select(m => (m.ToUpperInvariant(), ""));
    }
}
