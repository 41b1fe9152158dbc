using StreamOps.Vendors.Demo.World;

namespace StreamOps.Tests.Vendors.Demo.World;

public class DemoScheduleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 20, 41, 0, TimeSpan.Zero);
    private static readonly DemoSchedule Schedule = new(2026);

    [Fact]
    public void The_same_seed_gives_the_same_world()
    {
        Assert.Equal(Facts(new DemoSchedule(7)), Facts(new DemoSchedule(7)));

        static List<string> Facts(DemoSchedule schedule) =>
        [
            .. schedule.History(Now.AddDays(-20), Now)
                .Concat(schedule.LiveAt(Now))
                .Concat(schedule.StartingBetween(Now, Now.AddHours(6)))
                .Select(b => $"{b.ExternalId} {b.EndedAt:O} {b.Mode} {b.VideoId} {b.HlsViewersAt(b.StartedAt + (b.Length / 2))}"),
        ];
    }

    [Fact]
    public void Another_seed_gives_another_world() =>
        Assert.NotEqual(
            new DemoSchedule(1).LiveAt(Now).Select(b => b.VideoId),
            new DemoSchedule(2).LiveAt(Now).Select(b => b.VideoId));

    [Fact]
    public void A_range_asked_for_in_pieces_is_the_range_asked_for_at_once() =>
        Assert.Equal(
            Schedule.StartingBetween(Now, Now.AddHours(12)).Select(b => b.ExternalId),
            Enumerable.Range(0, 72).SelectMany(i => Schedule.StartingBetween(Now.AddMinutes(10 * i), Now.AddMinutes(10 * (i + 1)))).Select(b => b.ExternalId));

    [Theory]
    [InlineData(2026, "2026-11-22")]
    [InlineData(1, "2026-02-26")]
    [InlineData(99, "2027-12-29")]
    public void Three_to_five_are_live_at_every_minute_of_a_week(int seed, string day)
    {
        var schedule = new DemoSchedule(seed);
        var from = new DateTimeOffset(DateOnly.Parse(day, null), TimeOnly.MinValue, TimeSpan.Zero);
        var counts = Enumerable.Range(0, 7 * 24 * 60).Select(i => schedule.LiveAt(from.AddMinutes(i)).Count).ToList();

        Assert.Equal([3, 4, 5], counts.Distinct().Order());
    }

    [Theory]
    [InlineData(2026)]
    [InlineData(20260301)]
    public void The_seller_whose_account_is_printed_has_one_show_on_air_at_every_minute_of_a_week(int seed)
    {
        var schedule = new DemoSchedule(seed);
        Assert.All(
            Enumerable.Range(0, 7 * 24 * 60),
            i => Assert.Single(schedule.LiveAt(Now.AddMinutes(i)), b => b.Channel.Seller.Email == "marta.vidal@demo.streamops.local"));
    }

    [Fact]
    public void In_every_ten_minutes_a_show_starts_and_a_show_ends()
    {
        for (var at = Now; at < Now.AddDays(1); at = at.AddMinutes(10))
        {
            Assert.NotEmpty(Schedule.StartingBetween(at, at.AddMinutes(10)));
            Assert.Contains(
                Schedule.StartingBetween(at.AddHours(-3), at.AddMinutes(10)),
                b => b.EndedAt >= at && b.EndedAt < at.AddMinutes(10));
        }
    }

    [Fact]
    public void A_short_show_lasts_four_to_nine_minutes_and_pauses_one_to_three()
    {
        foreach (var shows in Schedule.StartingBetween(Now, Now.AddDays(14)).Where(b => b.Channel.Number < 2).GroupBy(b => b.Channel))
        {
            Assert.All(shows, b => Assert.InRange(b.Length.TotalMinutes, 4, 9));
            Assert.All(shows.Zip(shows.Skip(1)), pair => Assert.InRange((pair.Second.StartedAt - pair.First.EndedAt).TotalMinutes, 1, 3));
        }
    }

    [Fact]
    public void A_channel_is_never_live_twice_at_once_not_even_where_history_meets_the_present()
    {
        var from = Now.AddMonths(-6);
        foreach (var now in Enumerable.Range(0, 50).Select(i => Now.AddMinutes(-37 * i)))
        {
            AssertApart(Schedule.History(now.AddDays(-3), now).Concat(Schedule.LiveAt(now)).Concat(Schedule.StartingBetween(now.AddTicks(1), now.AddHours(3))));
        }

        AssertApart(Schedule.History(from, Now).Concat(Schedule.LiveAt(Now)).Concat(Schedule.StartingBetween(Now.AddTicks(1), Now.AddDays(7))));

        static void AssertApart(IEnumerable<DemoBroadcast> world)
        {
            foreach (var channel in world.GroupBy(b => b.Channel))
            {
                var shows = channel.OrderBy(b => b.StartedAt).ToList();
                Assert.All(shows.Zip(shows.Skip(1)), pair => Assert.True(pair.First.EndedAt <= pair.Second.StartedAt));
            }
        }
    }

    [Fact]
    public void External_ids_are_unique()
    {
        var ids = Schedule.History(Now.AddMonths(-6), Now).Concat(Schedule.LiveAt(Now)).Concat(Schedule.StartingBetween(Now.AddTicks(1), Now.AddDays(7)))
            .Select(b => b.ExternalId).ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void Six_months_hold_one_to_two_thousand_broadcasts_of_realistic_lengths()
    {
        var minutes = Schedule.History(Now.AddMonths(-6), Now).Select(b => b.Length.TotalMinutes).Order().ToList();

        Assert.InRange(minutes.Count, 1000, 2000);
        Assert.InRange(minutes[minutes.Count / 2], 48, 62);
        Assert.True(minutes[^1] is > 180 and <= 240, $"The longest show lasts {minutes[^1]} minutes.");
    }

    [Fact]
    public void Every_month_end_is_crossed_by_at_least_two_past_broadcasts()
    {
        var history = Schedule.History(Now.AddMonths(-6), Now).ToList();
        for (var back = 0; back < 6; back++)
        {
            var boundary = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(-back);
            Assert.True(history.Count(b => b.StartedAt < boundary && b.EndedAt > boundary) >= 2, $"{boundary:yyyy-MM}");
        }
    }

    [Fact]
    public void Every_channel_has_a_past_and_most_shows_are_in_the_evening()
    {
        var history = Schedule.History(Now.AddMonths(-6), Now).ToList();

        Assert.Equal(12, history.Select(b => b.Channel).Distinct().Count());
        Assert.True(history.Count(b => b.StartedAt.Hour >= 17) > 0.7 * history.Count);
        Assert.Contains(history, b => b.Mode == DemoMode.AgoraOnly);
        Assert.Contains(history, b => b.Mode == DemoMode.HlsOnly);
    }

    [Fact]
    public void The_cast_is_six_sellers_and_twelve_channels_with_ids_of_the_vendors_form()
    {
        Assert.Equal(6, Schedule.Sellers.Count);
        Assert.Equal(12, Schedule.Channels.Count);
        Assert.All(Schedule.Sellers, s => Assert.EndsWith("@demo.streamops.local", s.Email, StringComparison.Ordinal));
        Assert.All(Schedule.Channels, c => Assert.Matches("^[0-9a-f]{32}$", c.CloudflareLiveInputId));
        Assert.Equal(12, Schedule.Channels.Select(c => c.AgoraChannel).Distinct().Count());
        Assert.Equal(12, Schedule.Channels.Select(c => c.CloudflareLiveInputId).Distinct().Count());
        Assert.Equal(6, Schedule.Channels.Select(c => c.Seller).Distinct().Count());
    }
}
