using System.Collections.Concurrent;
using System.Net;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Durability;

/// <summary>
/// About 500 samples a second over eight connections, each request with samples of two streams. Connections overtake one another, so that samples
/// arrive out of order too. A connection goes on until the other side is gone.
/// </summary>
internal sealed class Load(Backend backend, IReadOnlyList<StreamAnswer> streams)
{
    public const int EverySeconds = 5;

    private const int Connections = 8;
    private const int BatchSize = 10;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(1000.0 * Connections * BatchSize / 500);

    private readonly int[] taken = new int[streams.Count];
    private readonly ConcurrentQueue<IReadOnlyList<SampleBody>> unanswered = new();
    private int turn;

    public Ledger Ledger { get; } = new(backend.Client);

    /// <summary>Requests of which nobody knows whether they were stored.</summary>
    public IReadOnlyCollection<IReadOnlyList<SampleBody>> Unanswered => unanswered;

    public Task RunAsync() => Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(SendAsync)));

    /// <summary>As a client does that got no answer.</summary>
    public async Task SendAgainAsync()
    {
        foreach (var batch in unanswered)
        {
            Assert.Equal(HttpStatusCode.OK, await Ledger.SendAsync(batch));
        }
    }

    private async Task SendAsync()
    {
        using var pace = new PeriodicTimer(Pace);
        do
        {
            var batch = NextBatch();
            var status = await Ledger.SendAsync(batch);
            if (status is null or HttpStatusCode.ServiceUnavailable)
            {
                unanswered.Enqueue(batch);
                return;
            }

            Assert.Equal(HttpStatusCode.OK, status);
        }
        while (await pace.WaitForNextTickAsync());
    }

    private List<SampleBody> NextBatch()
    {
        var first = Interlocked.Add(ref turn, 2);
        return [.. Enumerable.Range(0, BatchSize).Select(i => Next((first + (i % 2)) % streams.Count))];
    }

    /// <summary>Audiences that rise and fall, a relay that is down at times, viewers that are not known at times.</summary>
    private SampleBody Next(int stream)
    {
        var index = Interlocked.Increment(ref taken[stream]) - 1;
        var isLive = index % 29 != 28;
        return new SampleBody(
            streams[stream].Id,
            streams[stream].StartedAt.AddSeconds((double)EverySeconds * index),
            isLive ? "active" : "error",
            isLive,
            index % 13 == 12 ? null : 100 + (index * 37 % 211),
            index % 3);
    }
}
