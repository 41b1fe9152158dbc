namespace StreamOps.Platform;

/// <summary>
/// Sees by a watch of its own whether every beat goes on: a clock that is set, or stands still in a test, neither alarms it nor lulls it.
/// </summary>
/// <param name="beats">All that is to go on.</param>
/// <param name="watch">The machine's own.</param>
public sealed class Lookout(IEnumerable<WatchedBeat> beats, TimeProvider watch)
{
    /// <summary>How often it looks. What has stopped is told within two of its periods, this pause included.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <summary>After this long without a look the machine slept, or stood still: then nothing can be held against a beat.</summary>
    private static readonly TimeSpan Asleep = 3 * Pause;

    private readonly Lock door = new();
    private readonly Dictionary<string, Sight> sights = [];
    private IReadOnlyList<StoppedBeat> stopped = [];
    private long lookedAt = watch.GetTimestamp();

    public IReadOnlyList<WatchedBeat> Beats { get; } = [.. beats];

    /// <summary>As of the last look.</summary>
    public IReadOnlyList<StoppedBeat> Stopped
    {
        get
        {
            lock (door)
            {
                return stopped;
            }
        }
    }

    /// <summary>False where nobody has looked for so long that the lookout itself must have stopped.</summary>
    public bool IsAwake
    {
        get
        {
            lock (door)
            {
                return watch.GetElapsedTime(lookedAt) < 2 * Asleep;
            }
        }
    }

    /// <param name="signs">Last sign of life by connector, UTC.</param>
    /// <returns>What has stopped.</returns>
    public IReadOnlyList<StoppedBeat> Look(IReadOnlyDictionary<string, DateTimeOffset?> signs)
    {
        lock (door)
        {
            if (watch.GetElapsedTime(lookedAt) > Asleep)
            {
                sights.Clear();
            }

            lookedAt = watch.GetTimestamp();
            stopped = [.. Beats.Where(b => IsStopped(b, signs.GetValueOrDefault(b.Connector))).Select(b => new StoppedBeat(b, signs.GetValueOrDefault(b.Connector)))];
            return stopped;
        }
    }

    private bool IsStopped(WatchedBeat beat, DateTimeOffset? sign)
    {
        if (!sights.TryGetValue(beat.Connector, out var last) || last.Sign != sign)
        {
            last = sights[beat.Connector] = new Sight(sign, lookedAt);
        }

        return watch.GetElapsedTime(last.SeenAt, lookedAt) >= (2 * beat.Period) - Pause;
    }

    /// <param name="SeenAt">On the own watch, when this sign was first seen.</param>
    private readonly record struct Sight(DateTimeOffset? Sign, long SeenAt);
}
