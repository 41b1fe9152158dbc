using System.Net.Http.Json;

namespace StreamOps.Benchmarks.Alerts;

/// <summary>One sample over the API.</summary>
internal static class SampleRequest
{
    /// <summary>Comes back when the sample is acknowledged.</summary>
    public static async Task PostAsync(HttpClient client, long streamId, int viewers, CancellationToken cancel)
    {
        var sample = new { streamId, timestamp = TimeProvider.System.GetUtcNow(), relayStatus = "active", isLive = true, hlsViewers = viewers };
        using var answer = await client.PostAsJsonAsync("/api/v1/metrics", new { samples = new[] { sample } }, cancel);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancel)}");
        }
    }
}
