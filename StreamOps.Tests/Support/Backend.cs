using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamOps.Tests.Support;

/// <summary>A stream as the writing API answers.</summary>
public sealed record StreamAnswer(long Id, long ChannelId, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, bool IsActive);

/// <summary>The platform's backend: announces channels and streams by the API, with the key that <see cref="StreamOpsApp.ApiKey"/> gives.</summary>
public sealed class Backend : IDisposable
{
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public Backend(Uri address)
    {
        Client = new AppClient(address);
        Client.DefaultRequestHeaders.Authorization = new("Bearer", StreamOpsApp.ApiKey);
    }

    public AppClient Client { get; }

    /// <summary>What a process or an application of a test needs so that the key is known.</summary>
    public static Dictionary<string, string?> Settings(TestDatabase database) => new(database.Settings) { ["Bootstrap:ApiKey"] = StreamOpsApp.ApiKey };

    public async Task<long> PutChannelAsync(string externalId)
    {
        using var answer = await Client.PutAsJsonAsync($"/api/v1/channels/{externalId}", new { name = externalId, sellerEmail = "seller@shop.example" }, Wire);
        return (await ReadAsync<JsonElement>(answer)).GetProperty("id").GetInt64();
    }

    /// <param name="everySeconds">The cadence at which the caller hands over samples; nobody else takes any then.</param>
    public async Task<StreamAnswer> StartAsync(long channelId, string externalId, DateTimeOffset startedAt, int everySeconds)
    {
        using var answer = await Client.PostAsJsonAsync(
            $"/api/v1/channels/{channelId}/streams", new { externalId, startedAt, sampleIntervalSeconds = everySeconds }, Wire);
        return await ReadAsync<StreamAnswer>(answer);
    }

    /// <param name="endedAt">Null: now.</param>
    public async Task<StreamAnswer> EndAsync(long streamId, DateTimeOffset? endedAt = null)
    {
        using var answer = await Client.PostAsJsonAsync($"/api/v1/streams/{streamId}/end", new { endedAt }, Wire);
        return await ReadAsync<StreamAnswer>(answer);
    }

    public void Dispose() => Client.Dispose();

    private static async Task<T> ReadAsync<T>(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, $"{answer.RequestMessage?.RequestUri}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<T>(Wire))!;
    }
}
