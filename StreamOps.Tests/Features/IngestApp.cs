using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StreamOps.Features.Channels;
using StreamOps.Features.Metrics;
using StreamOps.Features.Streams;
using StreamOps.Platform;
using StreamOps.Platform.Access;
using StreamOps.Tests.Support;
using StreamOps.Vendors.Agora;
using StreamOps.Vendors.Cloudflare;

namespace StreamOps.Tests.Features;

/// <summary>The writing API on a real port, with the product's own door before it.</summary>
public sealed class IngestApp : IAsyncDisposable
{
    public const string Key = "an-ingest-key-of-more-than-32-characters";

    private static int last;

    private readonly WebApplication app;

    private IngestApp(WebApplication app, TestDatabase database)
    {
        this.app = app;
        Database = database;
        Client = NewClient();
    }

    /// <summary>Long past, so that whole streams can be handed over.</summary>
    public static DateTimeOffset Start { get; } = new(2024, 5, 14, 18, 0, 0, TimeSpan.Zero);

    public TestDatabase Database { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => app.Services;

    public static async Task<IngestApp> StartAsync(DatabaseKind kind, params (string Key, string? Value)[] settings)
    {
        var database = await TestDatabase.CreateAsync(kind);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Test" });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(database.Settings);
        builder.Configuration.AddInMemoryCollection(
        [
            new("Bootstrap:ApiKey", Key), new("Security:ApiRequestsPerSecond", "1000000"),
            .. settings.Select(s => new KeyValuePair<string, string?>(s.Key, s.Value)),
        ]);
        builder.AddDatabase();
        builder.AddIdentity();
        builder.AddSecurity();
        builder.AddWeb();
        builder.AddIngest();
        builder.Services.AddCloudflare(builder.Configuration).AddAgora(builder.Configuration);
        builder.Services.AddChannelIngest().AddStreamIngest().AddMetricsIngest();

        var app = builder.Build();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await app.Services.GetRequiredService<DatabaseStart>()
                .RunAsync(scope.ServiceProvider.GetRequiredService<AccessBootstrap>().FillAsync, CancellationToken.None);
        }

        app.UseWeb();
        app.UseSecurity();
        app.MapWeb();
        app.MapChannelIngest();
        app.MapStreamIngest();
        app.MapMetricsIngest();
        await app.StartAsync();
        return new IngestApp(app, database);
    }

    public HttpClient NewClient(string? key = Key)
    {
        var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()), Timeout = TimeSpan.FromSeconds(60) };
        client.DefaultRequestHeaders.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    public static string NewName(string what) => $"{what}-{Interlocked.Increment(ref last)}";

    public async Task<long> ChannelAsync() =>
        (await AnswerAsync(await PutAsync($"/api/v1/channels/{NewName("room")}", new { name = "Room", sellerEmail = "anna@shop.example" }))).GetProperty("id").GetInt64();

    public async Task<long> StreamAsync(DateTimeOffset? startedAt = null, int intervalSeconds = 5) =>
        (await AnswerAsync(await PostAsync(
            $"/api/v1/channels/{await ChannelAsync()}/streams",
            new { externalId = NewName("show"), startedAt = startedAt ?? Start, sampleIntervalSeconds = intervalSeconds }))).GetProperty("id").GetInt64();

    public Task<HttpResponseMessage> PutAsync(string path, object body) => Client.PutAsJsonAsync(path, body);

    public Task<HttpResponseMessage> PostAsync(string path, object body) => Client.PostAsJsonAsync(path, body);

    public Task<HttpResponseMessage> PostTextAsync(string path, string body, string contentType = "application/json") =>
        Client.PostAsync(path, new StringContent(body, Encoding.UTF8, contentType));

    /// <summary>A plain good sample, as JSON.</summary>
    public static string Sample(long streamId, DateTimeOffset at, string viewers = "10") => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"streamId":{{streamId}},"timestamp":"{{at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}}","relayStatus":"active","isLive":true,"hlsViewers":{{viewers}}}""");

    public static string Batch(params IEnumerable<string> samples) => $$"""{"samples":[{{string.Join(',', samples)}}]}""";

    /// <summary>The body of an answer; fails with the body where the answer is no success.</summary>
    public static async Task<JsonElement> AnswerAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>A refusal as a problem document; returns its errors by field path.</summary>
    public static async Task<Dictionary<string, string[]>> RefusalAsync(HttpResponseMessage response, int status)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode} instead of {status}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        return problem.TryGetProperty("errors", out var errors) ? errors.Deserialize<Dictionary<string, string[]>>()! : [];
    }

    public Task StopAsync() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        await Database.DisposeAsync();
    }
}
