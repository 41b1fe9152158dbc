using Microsoft.Extensions.Options;

namespace StreamOps.Vendors.Cloudflare;

public static class CloudflareRegistration
{
    /// <summary>Adds the client of Cloudflare Stream and its checked options.</summary>
    public static IServiceCollection AddCloudflare(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CloudflareOptions>().Bind(configuration.GetSection(CloudflareOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<CloudflareOptions>, CloudflareOptionsValidator>();
        services.AddVendorHost(CloudflareHosts.Playback);
        services.AddVendorHost(CloudflareHosts.Api);
        services.AddVendorHost(CloudflareHosts.GraphQl);
        services.AddSingleton<CloudflareStreamClient>();
        return services;
    }
}
