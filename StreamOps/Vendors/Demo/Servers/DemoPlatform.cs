using StreamOps.Vendors.Demo.World;

namespace StreamOps.Vendors.Demo.Servers;

/// <summary>
/// The simulated vendors as real HTTP servers on loopback: Cloudflare's API and playback hosts and Agora's REST host.
/// The product's own clients talk to them as to the real ones. They listen from <see cref="StartAsync"/> to disposal.
/// </summary>
public sealed class DemoPlatform(DemoWorld world, DemoPlatformSettings settings, TimeProvider clock) : IAsyncDisposable
{
    private readonly List<DemoHost> hosts = [];

    public DemoWorld World => world;

    public DemoPlatformSettings Settings => settings;

    /// <summary>With the path under which Cloudflare's API lives, <c>/client/v4</c>.</summary>
    public Uri CloudflareApiBaseUrl { get; private set; } = new("http://127.0.0.1");

    public Uri CloudflareCustomerBaseUrl { get; private set; } = new("http://127.0.0.1");

    public Uri AgoraApiBaseUrl { get; private set; } = new("http://127.0.0.1");

    public async Task StartAsync(CancellationToken cancel = default)
    {
        var api = new CloudflareApiServer(world, settings, clock);
        var agora = new AgoraServer(world, settings, clock);
        var playback = new CloudflarePlaybackServer(world, clock);
        CloudflareApiBaseUrl = new Uri(await ListenAsync(api.Map, api.Admits, CloudflareApiServer.RefuseAsync, cancel), CloudflareApiServer.Root);
        AgoraApiBaseUrl = await ListenAsync(agora.Map, agora.Admits, AgoraServer.RefuseAsync, cancel);
        CloudflareCustomerBaseUrl = await ListenAsync(playback.Map, _ => true, _ => Task.CompletedTask, cancel);
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(hosts.Select(host => host.DisposeAsync().AsTask()));

    private async Task<Uri> ListenAsync(
        Action<IEndpointRouteBuilder> map, Func<HttpRequest, bool> admits, RequestDelegate refuse, CancellationToken cancel)
    {
        var host = await DemoHost.StartAsync(map, admits, refuse, cancel);
        hosts.Add(host);
        return host.BaseUrl;
    }
}
