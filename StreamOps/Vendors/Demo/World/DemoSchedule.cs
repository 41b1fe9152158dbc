namespace StreamOps.Vendors.Demo.World;

/// <summary>
/// Who broadcasts when, as a pure function of a seed and of time: no clock, no state. The same seed gives the same world
/// on every machine and after every restart.
/// </summary>
public sealed class DemoSchedule
{
    private readonly LiveLanes live;
    private readonly PastShows past;

    public DemoSchedule(int seed)
    {
        Seed = seed;
        Channels = DemoCast.Channels(seed);
        live = new LiveLanes(seed, Channels);
        past = new PastShows(seed, Channels);
    }

    public int Seed { get; }

    public IReadOnlyList<DemoSeller> Sellers => DemoCast.Sellers;

    public IReadOnlyList<DemoChannel> Channels { get; }

    /// <summary>Broadcasts of the live world that start in [from, to), by start.</summary>
    public IEnumerable<DemoBroadcast> StartingBetween(DateTimeOffset from, DateTimeOffset to) => live.StartingBetween(from, to);

    /// <summary>The three to five broadcasts of the live world that are on at this instant.</summary>
    public IReadOnlyList<DemoBroadcast> LiveAt(DateTimeOffset at) =>
        [.. live.StartingBetween(at - LiveLanes.LongestShow, at + TimeSpan.FromTicks(1)).Where(b => b.IsLiveAt(at))];

    /// <summary>
    /// Finished broadcasts that start in [from, now), by start, at the pace of real shops. Together with
    /// <see cref="LiveAt"/> of the same <paramref name="now"/> and <see cref="StartingBetween"/> from there on it makes one
    /// world in which no channel is live twice at once.
    /// </summary>
    public IEnumerable<DemoBroadcast> History(DateTimeOffset from, DateTimeOffset now)
    {
        var onAir = LiveAt(now);
        return past.StartingBetween(from, now)
            .Where(b => b.EndedAt <= now && !onAir.Any(l => l.Channel == b.Channel && l.StartedAt < b.EndedAt));
    }
}
