using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using StreamOps.Features.Webhooks;
using StreamOps.Platform;
using StreamOps.Tests.Support;
using StreamOps.Vendors.Agora;
using StreamOps.Vendors.Cloudflare;

namespace StreamOps.Tests.Features.Webhooks;

/// <summary>The webhook feature alone, on a real port, over one test database and a clock that the test turns.</summary>
public sealed class WebhookHost : IAsyncDisposable
{
    public const string AgoraSecret = "agora-secret";
    public const string InputSecret = "input-secret";
    public const string VideoSecret = "video-secret";

    private readonly WebApplication app;

    private WebhookHost(WebApplication app, TestDatabase database, FakeTimeProvider clock, RefusalLog refusals) =>
        (this.app, Database, Clock, Refusals, Client) =
            (app, database, clock, refusals, new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) });

    public TestDatabase Database { get; }

    public FakeTimeProvider Clock { get; }

    public RefusalLog Refusals { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => app.Services;

    /// <param name="settings">Over the three secrets.</param>
    /// <param name="works">False: notices are taken and left waiting.</param>
    public static async Task<WebhookHost> StartAsync(
        DatabaseKind kind = DatabaseKind.Sqlite, Dictionary<string, string?>? settings = null, bool works = true)
    {
        var database = await TestDatabase.CreateAsync(kind);
        var clock = new FakeTimeProvider(Given.Noon);
        var refusals = new RefusalLog();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(database.Settings);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Vendors:Agora:NotificationSecret"] = AgoraSecret,
            ["Vendors:Cloudflare:NotificationSecret"] = InputSecret,
            ["Vendors:Cloudflare:StreamWebhookSecret"] = VideoSecret,
        });
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Logging.ClearProviders().AddProvider(refusals);
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        builder.AddDatabase();
        builder.AddIngest();
        builder.Services.AddCloudflare(builder.Configuration);
        builder.Services.AddAgora(builder.Configuration);
        builder.AddWebhooks();
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        if (!works)
        {
            builder.Services.RemoveAll<IHostedService>();
        }

        var app = builder.Build();
        app.MapWebhooks();
        await app.StartAsync();
        return new WebhookHost(app, database, clock, refusals);
    }

    public static HttpRequestMessage Post(string path, byte[] body, string header, params string?[] proofs)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        foreach (var proof in proofs)
        {
            if (proof is not null)
            {
                request.Headers.TryAddWithoutValidation(header, proof);
            }
        }

        return request;
    }

    public static HttpRequestMessage Agora(byte[] body, string secret = AgoraSecret) =>
        Post("/webhooks/agora", body, "Agora-Signature-V2", Hex(secret, body));

    public static HttpRequestMessage LiveInput(byte[] body, string? secret = InputSecret) =>
        Post("/webhooks/cloudflare/live-input", body, "cf-webhook-auth", secret);

    public static HttpRequestMessage Video(byte[] body, DateTimeOffset stamp, string secret = VideoSecret) =>
        Post("/webhooks/cloudflare/video", body, "Webhook-Signature", VideoProof(body, stamp, secret));

    public static string VideoProof(byte[] body, DateTimeOffset stamp, string secret = VideoSecret)
    {
        var time = stamp.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"time={time},sig1={Hex(secret, [.. Encoding.ASCII.GetBytes(time + "."), .. body])}";
    }

    public static string Hex(string secret, byte[] message) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), message));

    /// <summary>Sends, and gives back the status.</summary>
    public async Task<HttpStatusCode> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var answer = await Client.SendAsync(request);
            return answer.StatusCode;
        }
    }

    public Task DrainAsync() =>
        ActivatorUtilities.CreateInstance<InboxWorker>(app.Services).DrainAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        await Database.DisposeAsync();
    }
}
