using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StreamOps.Vendors.Agora;

namespace StreamOps.Tests.Vendors.Agora;

/// <summary>The product's own registration, pointed at stubs after it was built.</summary>
public static class AgoraClients
{
    public static ServiceProvider At(string url, string? fallback = null)
    {
        var services = new ServiceCollection();
        services.AddAgora(new ConfigurationBuilder().Build());
        services.PostConfigure<AgoraOptions>(o => (o.ApiBaseUrl, o.FallbackApiBaseUrl, o.AppId, o.CustomerKey, o.CustomerSecret) =
            (url, fallback, "app", "demo_customer_id", "demo_customer_secret"));
        return services.BuildServiceProvider();
    }

    public static async Task<T> Ask<T>(string url, Func<AgoraClient, Task<T>> question, string? fallback = null)
    {
        await using var services = At(url, fallback);
        return await question(services.GetRequiredService<AgoraClient>());
    }
}
