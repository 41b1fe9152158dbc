using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using StreamOps.Benchmarks.Running;

namespace StreamOps.Benchmarks.Sampling;

/// <summary>Both vendors on 127.0.0.1, always well and at once: what is measured is our side. Every channel is on air.</summary>
internal sealed class VendorStub : IAsyncDisposable
{
    private readonly WebApplication server;

    private VendorStub(WebApplication server, string address) => (this.server, Address) = (server, address);

    public string Address { get; }

    /// <summary>When each call to the playback host came, UTC.</summary>
    public ConcurrentQueue<DateTimeOffset> PlaybackCalls { get; } = new();

    /// <summary>When each call to Agora came, UTC.</summary>
    public ConcurrentQueue<DateTimeOffset> AgoraCalls { get; } = new();

    public Dictionary<string, string?> Settings => new()
    {
        ["Vendors:Cloudflare:ApiBaseUrl"] = Address + "/client/v4",
        ["Vendors:Cloudflare:CustomerBaseUrl"] = Address + "/playback",
        ["Vendors:Cloudflare:AccountId"] = "0123456789abcdef0123456789abcdef",
        ["Vendors:Cloudflare:ApiToken"] = "benchmark-token",
        ["Vendors:Agora:ApiBaseUrl"] = Address + "/agora",
        ["Vendors:Agora:FallbackApiBaseUrl"] = "",
        ["Vendors:Agora:AppId"] = "0123456789abcdef0123456789abcdef",
        ["Vendors:Agora:CustomerKey"] = "benchmark",
        ["Vendors:Agora:CustomerSecret"] = "benchmark-secret",
    };

    public static async Task<VendorStub> StartAsync(CancellationToken cancel)
    {
        var address = $"http://127.0.0.1:{FreePort.Next()}";
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        var stub = new VendorStub(builder.Build(), address);
        stub.server.Run(stub.AnswerAsync);
        await stub.server.StartAsync(cancel);
        return stub;
    }

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        (path.StartsWith("/playback", StringComparison.Ordinal) ? PlaybackCalls : AgoraCalls).Enqueue(TimeProvider.System.GetUtcNow());
        context.Response.ContentType = "application/json";
        return context.Response.Body.WriteAsync(Answer(path), context.RequestAborted).AsTask();
    }

    private static ReadOnlyMemory<byte> Answer(string path) =>
        path.EndsWith("/lifecycle", StringComparison.Ordinal) ? Lifecycle
        : path.EndsWith("/views", StringComparison.Ordinal) ? Views
        : path.EndsWith("/rtmp-converters", StringComparison.Ordinal) ? Converters
        : path.Contains("/channel/user/", StringComparison.Ordinal) ? Users
        : Nothing;

    private static readonly byte[] Lifecycle = Encoding.UTF8.GetBytes("""{"isInput":true,"videoUID":"0123456789abcdef0123456789abcdef","live":true}""");
    private static readonly byte[] Views = Encoding.UTF8.GetBytes("""{"liveViewers":137}""");
    private static readonly byte[] Users = Encoding.UTF8.GetBytes(
        """{"success":true,"data":{"channel_exist":true,"mode":2,"broadcasters":[1],"audience":[2,3,4],"audience_total":3}}""");

    private static readonly byte[] Converters = Encoding.UTF8.GetBytes(
        """{"success":true,"data":{"total_count":1,"cursor":0,"members":[{"converterId":"c","converterName":"relay","rtcChannel":"room","state":"running","create":1700000000,"updateTs":1700000000,"idleTimeout":60}]}}""");

    private static readonly byte[] Nothing = Encoding.UTF8.GetBytes("""{"success":true,"result":[],"errors":[]}""");
}
