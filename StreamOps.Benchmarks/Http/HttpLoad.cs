using System.Diagnostics;
using StreamOps.Benchmarks.Worlds;

namespace StreamOps.Benchmarks.Http;

/// <summary>What came of one load.</summary>
/// <param name="LatenciesMs">Of every request, from its first byte to the end of its answer.</param>
internal sealed record HttpLoadResult(double SamplesPerSecond, double RequestsPerSecond, List<double> LatenciesMs);

/// <summary>Posts samples from some connections, each with streams of its own, as fast as the answers come.</summary>
internal static class HttpLoad
{
    public static async Task<HttpLoadResult> RunAsync(HttpClient client, IReadOnlyList<SampleFeed> feeds, int batch, TimeSpan length, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        var latencies = await Task.WhenAll(feeds.Select(feed => Task.Run(() => PostAsync(client, feed, batch, clock, length, cancel), cancel)));
        var seconds = clock.Elapsed.TotalSeconds;
        var all = latencies.SelectMany(l => l).ToList();
        return new HttpLoadResult(all.Count * (double)batch / seconds, all.Count / seconds, all);
    }

    private static async Task<List<double>> PostAsync(
        HttpClient client, SampleFeed feed, int batch, Stopwatch clock, TimeSpan length, CancellationToken cancel)
    {
        var latencies = new List<double>();
        while (clock.Elapsed < length)
        {
            using var body = SampleBody.Of(feed.Take(batch));
            var began = Stopwatch.GetTimestamp();
            using var answer = await client.PostAsync("/api/v1/metrics", body, cancel);
            latencies.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            if (!answer.IsSuccessStatusCode)
            {
                throw new InvalidOperationException($"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancel)}");
            }
        }

        return latencies;
    }
}
