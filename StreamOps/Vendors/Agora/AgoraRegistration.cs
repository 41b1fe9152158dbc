using Microsoft.Extensions.Options;

namespace StreamOps.Vendors.Agora;

public static class AgoraRegistration
{
    /// <summary>Adds the client of Agora's REST APIs and its checked options.</summary>
    public static IServiceCollection AddAgora(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AgoraOptions>().Bind(configuration.GetSection(AgoraOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AgoraOptions>, AgoraOptionsValidator>();
        services.AddVendorHost(AgoraHosts.Channels);
        services.AddVendorHost(AgoraHosts.MediaPush);
        services.AddVendorHost(AgoraHosts.Recording);
        services.AddVendorHost(AgoraHosts.Console);
        services.AddSingleton<AgoraClient>();
        return services;
    }
}
