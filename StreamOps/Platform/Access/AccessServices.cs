using Microsoft.Extensions.DependencyInjection.Extensions;

namespace StreamOps.Platform.Access;

/// <summary>Registers what this folder offers.</summary>
internal static class AccessServices
{
    public static void AddAccess(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<ApiKeyLookup>();
        services.AddSingleton<ApiKeyUse>();
        services.AddHostedService(p => p.GetRequiredService<ApiKeyUse>());
        services.AddSingleton<ApiKeys>();
        services.AddScoped<Accounts>();
        services.AddScoped<Invitations>();
        services.AddScoped<InvitationMail>();
        services.AddScoped<SellerAccounts>();
        services.AddSingleton<Subscribers>();
        services.AddSingleton<UnsubscribeLinks>();
        services.AddScoped<PasswordCheck>();
        services.AddScoped<AccessBootstrap>();
        services.AddSingleton<SignInThrottle>();
    }
}
