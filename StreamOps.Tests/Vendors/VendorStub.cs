using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace StreamOps.Tests.Vendors;

/// <summary>A vendor played by a real HTTP server on a free port.</summary>
public sealed class VendorStub : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<StubCall> _calls = new();

    private VendorStub(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    public IReadOnlyList<StubCall> Calls => [.. _calls];

    /// <summary>How it answers; may be changed between calls.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = c => c.Response.WriteAsync("{}");

    public static async Task<VendorStub> StartAsync(Func<HttpContext, Task>? answer = null, X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(System.Net.IPAddress.Loopback, 0, l =>
        {
            if (certificate is not null)
            {
                l.UseHttps(certificate);
            }
        }));
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromMilliseconds(100));
        var app = builder.Build();
        var stub = new VendorStub(app);
        if (answer is not null)
        {
            stub.Answer = answer;
        }

        app.Run(stub.ServeAsync);
        await app.StartAsync();
        return stub;
    }

    public static Task<VendorStub> SayingAsync(string json, int status = 200) => StartAsync(c => Say(c, json, status));

    /// <summary>An address at which nobody listens any more.</summary>
    public static async Task<string> GoneAsync()
    {
        await using var stub = await StartAsync();
        return stub.Url;
    }

    public static Task Say(HttpContext context, string body, int status = 200, string type = "application/json")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ServeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        context.Items["body"] = body;
        _calls.Enqueue(new StubCall(
            context.Request.Path + context.Request.QueryString, context.Request.Headers.Authorization.ToString(), body));
        await Answer(context);
    }
}

public sealed record StubCall(string Address, string Authorization, string Body);
