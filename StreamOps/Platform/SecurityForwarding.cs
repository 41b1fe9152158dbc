using Microsoft.AspNetCore.HttpOverrides;

namespace StreamOps.Platform;

/// <summary>Whose word is taken for the caller's address and scheme: only that of the proxies that the configuration names.</summary>
internal static class SecurityForwarding
{
    public static void AddSecurityForwarding(this IServiceCollection services, SecurityOptions options) =>
        services.Configure<ForwardedHeadersOptions>(o =>
        {
            o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            o.ForwardLimit = null;
            o.KnownProxies.Clear();
            o.KnownIPNetworks.Clear();
            foreach (var network in options.TrustedProxies)
            {
                o.KnownIPNetworks.Add(network);
            }
        });

    public static void UseSecurityForwarding(this WebApplication app)
    {
        // With an empty list of known proxies the middleware would believe everybody.
        if (app.Services.GetRequiredService<SecurityOptions>().TrustedProxies.Count > 0)
        {
            app.UseForwardedHeaders();
        }
    }
}
