using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features;

/// <summary>The application as the platform's backend meets it: the writing API, with the words for it.</summary>
public sealed class IngestApp : IAsyncDisposable
{
    private static int last;

    private readonly StreamOpsApp app;

    private IngestApp(StreamOpsApp app)
    {
        this.app = app;
        Client = app.WithKey();
    }

    /// <summary>Long past, so that whole streams can be handed over.</summary>
    public static DateTimeOffset Start { get; } = new(2024, 5, 14, 18, 0, 0, TimeSpan.Zero);

    public TestDatabase Database => app.Database;

    public HttpClient Client { get; }

    public IServiceProvider Services => app.Services;

    public static async Task<IngestApp> StartAsync(DatabaseKind kind, params (string Key, string? Value)[] settings) =>
        new(await StreamOpsApp.StartAsync(kind, settings: new Dictionary<string, string?>(settings.Select(s => KeyValuePair.Create(s.Key, s.Value)))
        {
            ["Security:ApiRequestsPerSecond"] = "1000000",
        }));

    public HttpClient NewClient(string? key) => key is null ? app.Anonymous() : app.WithKey(key);

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

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }
}
