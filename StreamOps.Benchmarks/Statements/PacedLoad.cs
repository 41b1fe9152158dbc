using System.Collections.Concurrent;
using System.Diagnostics;
using StreamOps.Benchmarks.Worlds;

namespace StreamOps.Benchmarks.Statements;

/// <summary>
/// Samples at one rate, whatever the answers take, as many backends send them. A request is timed from the instant at which it was due, so that one
/// that a stall keeps from being sent counts as slow too.
/// </summary>
/// <param name="streams">On air; each is sampled as often as makes the rate, and each sample is of now.</param>
internal sealed class PacedLoad(HttpClient client, IReadOnlyList<long> streams) : IAsyncDisposable
{
    public const int SamplesPerSecond = 500;

    private const int Batch = 50;
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds((double)Batch / SamplesPerSecond);

    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<double> latenciesMs = new();
    private Task sending = Task.CompletedTask;

    public void Start() => sending = SendAsync();

    /// <summary>What was answered since the last call, in milliseconds.</summary>
    public List<double> TakeLatencies()
    {
        var taken = new List<double>();
        while (latenciesMs.TryDequeue(out var latency))
        {
            taken.Add(latency);
        }

        return taken;
    }

    /// <summary>Waits for every answer.</summary>
    /// <exception cref="InvalidOperationException">A request was refused.</exception>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await sending;
        stop.Dispose();
    }

    private async Task SendAsync()
    {
        var feed = new SampleFeed(streams, TimeProvider.System.GetUtcNow(), scattered: true, streams.Count * 1000 / SamplesPerSecond);
        var (clock, sent) = (Stopwatch.StartNew(), new List<Task>());
        while (!stop.IsCancellationRequested)
        {
            var due = sent.Count * Apart;
            if (due > clock.Elapsed)
            {
                await Task.Delay(due - clock.Elapsed);
            }

            var body = SampleBody.Of(feed.Take(Batch));
            sent.Add(Task.Run(() => PostAsync(body, due, clock)));
        }

        await Task.WhenAll(sent);
    }

    private async Task PostAsync(HttpContent body, TimeSpan due, Stopwatch clock)
    {
        using (body)
        {
            using var answer = await client.PostAsync("/api/v1/metrics", body);
            latenciesMs.Enqueue((clock.Elapsed - due).TotalMilliseconds);
            if (!answer.IsSuccessStatusCode)
            {
                throw new InvalidOperationException($"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
            }
        }
    }
}
