using System.Globalization;
using StreamOps.Vendors.Demo.World;

namespace StreamOps.Tests.Vendors.Demo.World;

public class DemoBroadcastTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 20, 41, 0, TimeSpan.Zero);
    private static readonly DemoSchedule Schedule = new(2026);
    private static readonly List<DemoBroadcast> Month =
        [.. Schedule.History(Now.AddMonths(-1), Now), .. Schedule.StartingBetween(Now, Now.AddDays(1))];

    [Fact]
    public void The_audience_is_between_a_handful_and_2500()
    {
        var peaks = Month.Where(b => b.IsRecorded && b.Channel.Popularity > 0).Select(b => Curve(b).Max()).Order().ToList();

        Assert.InRange(peaks[0], 3, 60);
        Assert.InRange(peaks[^1], 1200, 2500);
    }

    [Fact]
    public void Peak_over_mean_lies_where_real_channels_have_it()
    {
        var real = RealPeakOverMean();
        var ours = Month.Where(b => b.IsRecorded && b.Channel.Popularity >= 60 && b.Length > TimeSpan.FromMinutes(20))
            .Select(b => Curve(b)).Select(c => c.Max() / c.Average()).Order().ToList();

        Assert.InRange(ours[ours.Count / 2], real[0], real[^1]);
        Assert.InRange(ours[0], real[0], real[^1]);
        Assert.InRange(ours[^1], real[0], real[^1]);
    }

    [Fact]
    public void A_show_fills_up_in_its_first_minutes_and_thins_out_at_its_end()
    {
        foreach (var show in Month.Where(b => b.IsRecorded && b.Channel.Popularity >= 200 && b.Length > TimeSpan.FromMinutes(30)))
        {
            var middle = show.HlsViewersAt(show.StartedAt + (show.Length / 2));
            Assert.True(show.HlsViewersAt(show.OnAirAt.AddSeconds(5)) < middle / 2);
            Assert.True(show.HlsViewersAt(show.EndedAt.AddSeconds(-1)) < middle);
        }
    }

    [Fact]
    public void Viewers_move_from_sample_to_sample()
    {
        var show = Month.First(b => b.Channel.Popularity == 420 && b.IsRecorded);
        var middle = show.StartedAt + (show.Length / 2);
        var samples = Enumerable.Range(0, 60).Select(i => show.HlsViewersAt(middle.AddSeconds(5 * i))).ToList();

        Assert.True(samples.Distinct().Count() > 15);
    }

    [Fact]
    public void One_shop_has_nobody_watching_throughout()
    {
        var shows = Schedule.StartingBetween(Now, Now.AddDays(1)).Where(b => b.Channel.Popularity == 0).ToList();

        Assert.NotEmpty(shows);
        Assert.All(shows, b => Assert.All(Curve(b), viewers => Assert.Equal(0, viewers)));
    }

    [Fact]
    public void A_failing_relay_starts_then_errs_and_its_viewers_are_unknown_not_zero()
    {
        var show = Schedule.StartingBetween(Now, Now.AddDays(1)).First(b => b.RelayFails);
        var middle = show.StartedAt + (show.Length / 2);

        Assert.Equal(DemoRelayState.Starting, show.RelayStateAt(show.StartedAt));
        Assert.Equal(DemoRelayState.Error, show.RelayStateAt(middle));
        Assert.Null(show.HlsViewersAt(middle));
        Assert.Null(show.BitrateKbpsAt(middle));
        Assert.False(show.IsRecorded);
    }

    [Fact]
    public void A_sound_relay_starts_within_eight_seconds_is_active_and_stops()
    {
        var show = Schedule.StartingBetween(Now, Now.AddDays(1)).First(b => !b.RelayFails);

        Assert.Equal(DemoRelayState.Stopped, show.RelayStateAt(show.StartedAt.AddTicks(-1)));
        Assert.Equal(DemoRelayState.Starting, show.RelayStateAt(show.StartedAt.AddSeconds(7)));
        Assert.Equal(DemoRelayState.Active, show.RelayStateAt(show.StartedAt.AddSeconds(8)));
        Assert.Equal(DemoRelayState.Stopped, show.RelayStateAt(show.EndedAt));
        Assert.Null(show.HlsViewersAt(show.EndedAt));
    }

    [Fact]
    public void The_picture_meets_the_ingest_rules_most_of_the_time()
    {
        var show = Schedule.StartingBetween(Now, Now.AddDays(1)).First(b => b.IsRecorded && b.Length > TimeSpan.FromMinutes(40));
        var instants = Enumerable.Range(1, 400).Select(i => show.OnAirAt.AddSeconds(5 * i)).ToList();

        Assert.True(instants.Count(at => show.BitrateKbpsAt(at) is >= 2000 and <= 14000) > 300);
        Assert.All(instants, at => Assert.InRange(show.PacketLossAt(at)!.Value, 0, 10));
        Assert.All(instants, at => Assert.InRange(show.FrameRateAt(at)!.Value, 15, 30.1));
        Assert.All(instants, at => Assert.InRange(show.RtcViewersAt(at), 0, 3));
    }

    private static List<double> Curve(DemoBroadcast show) =>
        [.. Enumerable.Range(0, (int)(show.Length.TotalSeconds / 15)).Select(i => (double)(show.HlsViewersAt(show.OnAirAt.AddSeconds(15 * i)) ?? 0))];

    /// <summary>Of each channel of the hourly series with enough rows, ascending.</summary>
    private static List<double> RealPeakOverMean() =>
    [
        .. File.ReadLines(SharedData.PathTo("data/viewers/multi-channel-hourly.csv")).Skip(1)
            .Select(line => line.Split(','))
            .GroupBy(cells => cells[1], cells => double.Parse(cells[2], CultureInfo.InvariantCulture))
            .Where(channel => channel.Count() > 3)
            .Select(channel => channel.Max() / channel.Average())
            .Order(),
    ];
}
