namespace StreamOps.Vendors.Demo.World;

/// <summary>
/// The months before the demo began, at the pace of real shops: an evening show on most days, now and then one at noon,
/// and late shows over midnight at the end of each month.
/// </summary>
internal sealed class PastShows(int seed, IReadOnlyList<DemoChannel> channels)
{
    private const double MedianMinutes = 55;
    private const int LateShowsAMonth = 3;

    public IEnumerable<DemoBroadcast> StartingBetween(DateTimeOffset from, DateTimeOffset to)
    {
        for (var day = StartOfDay(from); day < to; day = day.AddDays(1))
        {
            foreach (var show in channels.SelectMany(c => OnDay(c, day)).OrderBy(b => b.StartedAt).ThenBy(b => b.Channel.Number))
            {
                if (show.StartedAt >= from && show.StartedAt < to)
                {
                    yield return show;
                }
            }
        }
    }

    private IEnumerable<DemoBroadcast> OnDay(DemoChannel channel, DateTimeOffset day)
    {
        var dice = Dice.Of(seed, 20, channel.Number, day.Ticks);
        var busy = Seasons.OfYear(day) * Seasons.OfWeek(day.DayOfWeek);
        if (dice.Next() < 0.12 * busy)
        {
            yield return Show(channel, day.AddHours(10), dice, hoursOfStart: 3, mostMinutes: 150);
        }

        if (IsLateShow(channel, day))
        {
            var length = TimeSpan.FromMinutes(dice.Whole(130, 200));
            yield return Made(channel, day.AddHours(22).AddSeconds(dice.Whole(0, 5400)), length, dice);
        }
        else if (dice.Next() < 0.62 * busy)
        {
            yield return Show(channel, day.AddHours(17), dice, hoursOfStart: 4, mostMinutes: 240);
        }
    }

    private DemoBroadcast Show(DemoChannel channel, DateTimeOffset earliest, Dice dice, double hoursOfStart, double mostMinutes)
    {
        var start = earliest.AddSeconds(Math.Round(dice.Next() * hoursOfStart * 3600));
        var minutes = Math.Clamp(MedianMinutes * dice.LogNormal(0.5), 12, mostMinutes);
        return Made(channel, start, TimeSpan.FromSeconds(Math.Round(minutes * 60)), dice);
    }

    private DemoBroadcast Made(DemoChannel channel, DateTimeOffset start, TimeSpan length, Dice dice)
    {
        var relayFails = channel.RelayFails && dice.Next() < 0.35;
        var mode = dice.Next() switch { < 0.04 => DemoMode.AgoraOnly, < 0.07 => DemoMode.HlsOnly, _ => DemoMode.Hybrid };
        return new DemoBroadcast(seed, channel, start, length, relayFails ? DemoMode.Hybrid : mode, relayFails);
    }

    private bool IsLateShow(DemoChannel channel, DateTimeOffset day)
    {
        if (day.AddDays(1).Day != 1)
        {
            return false;
        }

        var turn = (int)(Dice.Unit(seed, 21, day.Ticks) * channels.Count);
        return (channel.Number + turn) % (channels.Count / LateShowsAMonth) == 0;
    }

    private static DateTimeOffset StartOfDay(DateTimeOffset at) => new(at.UtcDateTime.Date, TimeSpan.Zero);
}
