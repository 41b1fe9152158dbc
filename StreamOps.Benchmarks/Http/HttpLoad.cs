using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using StreamOps.Benchmarks.Worlds;
using StreamOps.Data.Samples;
using StreamOps.Domain.Streams;

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
            using var body = new ByteArrayContent(Body(feed.Take(batch)));
            body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
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

    private static byte[] Body(NewSample[] samples)
    {
        using var bytes = new MemoryStream(samples.Length * 180);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteStartArray("samples");
            foreach (var sample in samples)
            {
                json.WriteStartObject();
                json.WriteNumber("streamId", sample.StreamId);
                json.WriteString("timestamp", sample.At.UtcDateTime);
                json.WriteString("relayStatus", WireName.Of(sample.RelayStatus));
                json.WriteBoolean("isLive", sample.IsLive);
                json.WriteNumber("hlsViewers", sample.HlsViewers!.Value);
                json.WriteNumber("agoraViewers", sample.AgoraViewers!.Value);
                json.WriteNumber("bitrateKbps", sample.BitrateKbps!.Value);
                json.WriteNumber("frameRate", sample.FrameRate!.Value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }
}
