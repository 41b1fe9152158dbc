using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StreamOps.Vendors.Cloudflare;

namespace StreamOps.Tests.Vendors.Cloudflare;

/// <summary>The product's own registration, pointed at a stub after it was built.</summary>
public static class CloudflareClients
{
    public static ServiceProvider At(string url)
    {
        var services = new ServiceCollection();
        services.AddCloudflare(new ConfigurationBuilder().Build());
        services.PostConfigure<CloudflareOptions>(o =>
            (o.ApiBaseUrl, o.CustomerBaseUrl, o.AccountId, o.ApiToken) = (url + "/client/v4", url, "acc", "token-of-ours"));
        return services.BuildServiceProvider();
    }

    public static async Task<T> Ask<T>(string url, Func<CloudflareStreamClient, Task<T>> question)
    {
        await using var services = At(url);
        return await question(services.GetRequiredService<CloudflareStreamClient>());
    }
}
