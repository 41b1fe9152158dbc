using Microsoft.Extensions.DependencyInjection.Extensions;
using StreamOps.Data.Operations;

namespace StreamOps.Features.SystemHealth;

/// <summary>The health of every part, for admins.</summary>
public static class SystemFeature
{
    public static IServiceCollection AddSystemHealth(this IServiceCollection services)
    {
        services.AddScoped<ConnectorQueries>();
        services.AddScoped<MachineQueries>();
        services.AddScoped<PromiseQueries>();
        services.TryAddScoped<Reconciliations>();
        services.AddScoped<VendorReconciling>();
        return services;
    }
}
