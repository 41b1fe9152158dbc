using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace StreamOps.Vendors.Demo.Servers;

/// <summary>
/// One simulated vendor host on a free loopback port. Built from the empty builder: it must not read the product's
/// configuration or addresses, log into its output, or listen for its signals.
/// </summary>
internal sealed class DemoHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private DemoHost(WebApplication app) => this.app = app;

    public Uri BaseUrl { get; private set; } = new("http://127.0.0.1");

    /// <param name="map">Adds the vendor's endpoints.</param>
    /// <param name="admits">Whether the caller's credentials are right.</param>
    /// <param name="refuse">Writes the vendor's 401.</param>
    /// <param name="cancel">Gives up starting.</param>
    public static async Task<DemoHost> StartAsync(
        Action<IEndpointRouteBuilder> map,
        Func<HttpRequest, bool> admits,
        RequestDelegate refuse,
        CancellationToken cancel)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(300));
        var app = builder.Build();
        app.Use((context, next) => admits(context.Request) ? next(context) : refuse(context));
        map(app);
        var host = new DemoHost(app);
        await app.StartAsync(cancel);
        var addresses = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>();
        host.BaseUrl = new Uri(addresses.Addresses.Single());
        return host;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
