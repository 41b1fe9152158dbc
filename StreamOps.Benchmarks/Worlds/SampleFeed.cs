using StreamOps.Data.Samples;
using StreamOps.Domain.Streams;

namespace StreamOps.Benchmarks.Worlds;

/// <summary>Samples of some live streams in order of time, one of each stream every 5 s or so, without an end.</summary>
/// <param name="scattered">True: each stream has its own instant within that time, as backends send them. False: all share one, as our sampler does it.</param>
/// <param name="intervalMs">Between two samples of a stream.</param>
internal sealed class SampleFeed(IReadOnlyList<long> streams, DateTimeOffset start, bool scattered, int intervalMs = 5000)
{
    private long next;

    /// <summary>Where the feed stands, so that another may go on from there.</summary>
    public DateTimeOffset At => start.AddMilliseconds((next / streams.Count * intervalMs) + intervalMs);

    public NewSample[] Take(int count)
    {
        var samples = new NewSample[count];
        for (var i = 0; i < count; i++, next++)
        {
            var (tick, stream) = Math.DivRem(next, streams.Count);
            var offset = scattered ? stream * intervalMs / streams.Count : 0;
            samples[i] = Sample(streams[(int)stream], start.AddMilliseconds((tick * intervalMs) + offset), (int)(tick + stream));
        }

        return samples;
    }

    /// <param name="step">Decides the viewers, which change from sample to sample.</param>
    public static NewSample Sample(long streamId, DateTimeOffset at, int step) => new(
        streamId, at, RelayStatus.Active, true, 100 + (step * 7 % 50), step % 5, 2500 + (step % 300), 30, 0.1, null, SampleSource.Api);
}
