namespace StreamOps.Vendors.Demo.World;

/// <summary>
/// The world as it is watched: without beginning or end, with three to five broadcasts live at any instant.
/// Five lanes run side by side. Three hand over from shop to shop without a gap, one of them between the two shops of
/// the seller whose account the demo prints, so that she always finds one on air; two show for a few minutes and pause
/// for a few. Each lane is cut into windows whose shows are drawn from the window's number alone, so that any instant
/// can be asked for without playing what came before.
/// </summary>
internal sealed class LiveLanes(int seed, IReadOnlyList<DemoChannel> channels)
{
    /// <summary>Longer than any show of a lane.</summary>
    public static readonly TimeSpan LongestShow = TimeSpan.FromHours(3);

    private const int ShortShowsAnHour = 7;

    private static readonly Lane[] Lanes =
    [
        new(0, [0], TimeSpan.FromHours(1), ShortShows),
        new(1, [1], TimeSpan.FromHours(1), ShortShows),
        new(2, [2, 11], TimeSpan.FromMinutes(110), LongShows),
        new(3, [3, 4, 5, 6, 7], TimeSpan.FromMinutes(260), LongShows),
        new(4, [8, 9, 10], TimeSpan.FromMinutes(165), LongShows),
    ];

    public IEnumerable<DemoBroadcast> StartingBetween(DateTimeOffset from, DateTimeOffset to) =>
        Lanes.SelectMany(lane => StartingIn(lane, from, to)).OrderBy(b => b.StartedAt).ThenBy(b => b.Channel.Number);

    private IEnumerable<DemoBroadcast> StartingIn(Lane lane, DateTimeOffset from, DateTimeOffset to)
    {
        // Each lane's windows begin at a minute of their own, or all lanes would change at once.
        var epoch = DateTimeOffset.UnixEpoch + TimeSpan.FromMinutes((int)(Dice.Unit(seed, 10, lane.Number) * lane.Window.TotalMinutes));
        var first = (from - epoch).Ticks / lane.Window.Ticks;
        for (var window = first; StartOf(window) < to; window++)
        {
            var start = StartOf(window);
            var shows = lane.Draw(Dice.Of(seed, 11, lane.Number, window), lane);
            for (var i = 0; i < shows.Length; i++)
            {
                var startsAt = start + shows[i].Offset;
                if (startsAt >= from && startsAt < to)
                {
                    var channel = channels[lane.Channels[i % lane.Channels.Length]];
                    yield return new DemoBroadcast(seed, channel, startsAt, shows[i].Length, DemoMode.Hybrid, channel.RelayFails);
                }
            }
        }

        DateTimeOffset StartOf(long window) => epoch + TimeSpan.FromTicks(window * lane.Window.Ticks);
    }

    /// <summary>One show per shop of the lane, each beginning in the second in which the one before ends.</summary>
    private static (TimeSpan Offset, TimeSpan Length)[] LongShows(Dice dice, Lane lane)
    {
        var weights = Array.ConvertAll(lane.Channels, _ => dice.Between(0.55, 1.6));
        return Cut(lane.Window, weights, _ => true);
    }

    /// <summary>Shows of about 4 to 9 minutes with pauses of about 1 to 3, filling the window.</summary>
    private static (TimeSpan Offset, TimeSpan Length)[] ShortShows(Dice dice, Lane lane)
    {
        var weights = new double[2 * ShortShowsAnHour];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = IsShow(i) ? dice.Between(5.2, 8) : dice.Between(1.3, 2.5);
        }

        return Cut(lane.Window, weights, IsShow);

        static bool IsShow(int i) => i % 2 == 0;
    }

    private static (TimeSpan Offset, TimeSpan Length)[] Cut(TimeSpan window, double[] weights, Func<int, bool> isShow)
    {
        var total = weights.Sum();
        var shows = new List<(TimeSpan, TimeSpan)>();
        var (before, start) = (0.0, TimeSpan.Zero);
        for (var i = 0; i < weights.Length; i++)
        {
            before += weights[i];
            var end = i == weights.Length - 1 ? window : TimeSpan.FromSeconds(Math.Round(window.TotalSeconds * before / total));
            if (isShow(i))
            {
                shows.Add((start, end - start));
            }

            start = end;
        }

        return [.. shows];
    }

    private sealed record Lane(int Number, int[] Channels, TimeSpan Window, Func<Dice, Lane, (TimeSpan Offset, TimeSpan Length)[]> Draw);
}
