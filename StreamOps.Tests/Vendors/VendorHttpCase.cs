using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using StreamOps.Vendors;

namespace StreamOps.Tests.Vendors;

/// <summary>Asks a stub through a host of little patience. The application's clock stands still.</summary>
public abstract class VendorHttpCase
{
    protected static VendorHostPolicy Hasty { get; } = new("hasty", TimeSpan.FromMilliseconds(300))
    {
        TotalTimeout = TimeSpan.FromSeconds(2),
        FirstPause = TimeSpan.FromMilliseconds(10),
        Break = TimeSpan.FromMilliseconds(500),
    };

    protected FakeTimeProvider Clock { get; } = new();

    protected ServiceProvider Services(VendorHostPolicy policy)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddVendorHost(policy);
        return services.BuildServiceProvider();
    }

    protected static VendorRequest To(string url) => new("Vendor", Hasty.Name, new Uri(url))
    {
        Authorization = new("Bearer", "token-of-ours"),
    };

    protected static Task<VendorAnswer> Ask(ServiceProvider services, string url) =>
        services.GetRequiredService<VendorHttp>().AskAsync(To(url), CancellationToken.None);

    protected static Task<VendorUnavailableException> Fail(ServiceProvider services, string url) =>
        Assert.ThrowsAsync<VendorUnavailableException>(() => Ask(services, url));

    protected async Task<VendorAnswer> Ask(VendorHostPolicy policy, string url)
    {
        await using var services = Services(policy);
        return await Ask(services, url);
    }

    protected async Task<VendorUnavailableException> Fail(VendorHostPolicy policy, string url)
    {
        await using var services = Services(policy);
        return await Fail(services, url);
    }
}
