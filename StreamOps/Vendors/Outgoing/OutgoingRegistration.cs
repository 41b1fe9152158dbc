using Microsoft.Extensions.Options;

namespace StreamOps.Vendors.Outgoing;

public static class OutgoingRegistration
{
    /// <summary>Adds calls to addresses that people typed, and the checked options of where they may lead.</summary>
    public static IServiceCollection AddOutgoing(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OutgoingOptions>().Bind(configuration.GetSection(OutgoingOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<OutgoingOptions>, OutgoingOptionsValidator>();
        services.AddSingleton<AddressPolicy>();
        services.AddSingleton(s => new OutgoingHttp(s.GetRequiredService<AddressPolicy>().Rule));
        services.AddSingleton<WebhookSender>();
        return services;
    }
}
