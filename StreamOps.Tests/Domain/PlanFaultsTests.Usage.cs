using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;
using StreamOps.Domain.Usage;

namespace StreamOps.Tests.Domain;

/// <summary>Faults of the original plan's code that are rules of time and audience, each with its tiny example and the right value.</summary>
public sealed partial class PlanFaultsTests
{
    private static readonly BillingCalendar Utc = BillingCalendar.Utc;

    [Fact]
    public void B02_A_month_s_average_has_both_bounds()
    {
        var days = Contribution("2026-01-10T10:00Z", 60, 100).Days.Concat(Contribution("2026-03-10T10:00Z", 60, 900).Days).ToList();
        Assert.Equal(100m, Sum(days, 1).Average);
        Assert.Null(Sum(days, 2).Average);
        Assert.Equal(0, Sum(days, 2).WholeAverage);
        Assert.Equal(900m, Sum(days, 3).Average);
    }

    [Fact]
    public void B04_A_stream_over_the_months_end_counts_in_both_months()
    {
        var days = Contribution("2026-01-31T23:00Z", 7200, 100).Days.ToList();
        Assert.Equal((100m, 6000m), (Sum(days, 1).Average, Sum(days, 1).ViewerMinutes));
        Assert.Equal((100m, 6000m), (Sum(days, 2).Average, Sum(days, 2).ViewerMinutes));

        var months = Utc.SplitByMonth(Span("2026-01-31T23:00Z", "2026-02-01T01:00Z")).ToList();
        Assert.Equal([new BillingMonth(2026, 1), new BillingMonth(2026, 2)], months.Select(m => m.Month));
        Assert.All(months, m => Assert.Equal(TimeSpan.FromHours(1), m.Span.Duration));
    }

    [Fact]
    public void B05_A_live_stream_counts_up_to_now()
    {
        var (start, now) = (At("2026-10-05T10:00Z"), At("2026-10-05T11:00Z"));
        Assert.Equal(3600, new Interval(start, now).Duration.TotalSeconds);

        var open = StreamContribution.Of(Steady(start, 3600, 5, 50), TimeSpan.FromSeconds(15), end: null, Utc);
        var tail = Hold.Of([new Reading(now.AddSeconds(-5), new Viewers(50, 0))], TimeSpan.FromSeconds(15), now).Single();
        Assert.Equal(50m * 60, (open.Total + Audience.Of(tail)).ViewerMinutes);
    }

    [Fact]
    public void B06_Minutes_without_viewers_count_in_every_average()
    {
        var start = At("2026-10-05T10:00Z");
        var readings = Steady(start, 1800, 5, 0).Concat(Steady(start.AddMinutes(30), 1800, 5, 60)).ToList();
        Assert.Equal(30m, Audience.Of(readings, TimeSpan.FromSeconds(15), start.AddHours(1)).Average);
    }

    [Fact]
    public void B07_The_sample_of_a_stopped_stream_is_no_audience_of_zero()
    {
        var start = At("2026-10-05T10:00Z");
        var stop = Reading.Of(StreamMode.Hybrid, start.AddSeconds(60), isLive: false, hlsViewers: 0, rtcViewers: 0);
        var audience = Audience.Of([.. Steady(start, 60, 5, 30), stop], TimeSpan.FromSeconds(15), start.AddSeconds(60));
        Assert.Equal(30m, audience.Average);
    }

    [Fact]
    public void B08_The_average_is_over_time_and_not_over_samples()
    {
        var start = At("2026-10-05T10:00Z");
        var often = Audience.Of(Steady(start, 3600, 5, 10), TimeSpan.FromSeconds(15), start.AddHours(1));
        var seldom = Audience.Of(Steady(start, 3600, 60, 1000), TimeSpan.FromSeconds(180), start.AddHours(1));
        Assert.Equal(60_600m, (often + seldom).ViewerMinutes);
        Assert.Equal(505m, (often + seldom).Average);
    }

    [Fact]
    public void B13_Five_seconds_are_not_a_minute()
    {
        var start = At("2026-10-05T10:00Z");
        var audience = Audience.Of(Steady(start, 5, 5, 1), TimeSpan.FromSeconds(15), start.AddSeconds(5));
        Assert.Equal(0.0833m, decimal.Round(audience.ViewerMinutes, 4));
    }

    [Fact]
    public void B17_A_month_is_as_long_as_its_days() =>
        Assert.Equal(2_419_200, Utc.Of(new BillingMonth(2025, 2)).Duration.TotalSeconds);

    [Fact]
    public void B18_An_end_before_the_start_is_no_time_and_no_cost()
    {
        var backwards = Span("2026-10-05T10:00Z", "2026-10-05T09:00Z");
        Assert.True(backwards.IsEmpty);
        Assert.Equal(0, backwards.Milliseconds);
        Assert.Empty(Utc.SplitByDay(backwards));
    }

    [Fact]
    public void B19_A_second_stream_of_a_channel_adds_to_the_first()
    {
        Interval[] streams = [Span("2026-01-10T10:00Z", "2026-01-10T11:00Z"), Span("2026-01-20T10:00Z", "2026-01-20T10:30Z")];
        Assert.Equal(5400, streams.Sum(s => s.Duration.TotalSeconds));
        Assert.Equal(90, streams.SelectMany(Utc.SplitByMonth).Where(m => m.Month == new BillingMonth(2026, 1)).Sum(m => m.Span.Duration.TotalMinutes));
    }

    [Fact]
    public void B21_A_sample_that_comes_twice_changes_nothing()
    {
        var readings = Steady(At("2026-10-05T10:00Z"), 60, 5, 30);
        var once = StreamContribution.Of(readings, TimeSpan.FromSeconds(15), null, Utc);
        var change = StreamContribution.Of([.. readings.Concat(readings).DistinctBy(r => r.At)], TimeSpan.FromSeconds(15), null, Utc).Minus(once);
        Assert.Empty(change.Minutes);
    }

    [Theory]
    [InlineData("UTC", "2025-02-01T00:00Z", "2025-03-01T00:00Z", "2025-04-01T00:00Z")]
    [InlineData("America/New_York", "2025-02-01T05:00Z", "2025-03-01T05:00Z", "2025-04-01T04:00Z")]
    public void B22_Months_follow_the_billing_zone_and_no_other(string zone, string february, string march, string april)
    {
        var calendar = new BillingCalendar(TimeZoneInfo.FindSystemTimeZoneById(zone));
        Assert.Equal(Span(february, march), calendar.Of(new BillingMonth(2025, 2)));
        Assert.Equal(Span(march, april), calendar.Of(new BillingMonth(2025, 3)));
    }

    [Fact]
    public void B24_Nothing_is_rounded_before_it_is_shown()
    {
        var twoMinutes = Span("2026-10-05T10:00Z", "2026-10-05T10:02Z");
        Assert.Equal(0.0333m, decimal.Round(twoMinutes.Milliseconds / 3_600_000m, 4));
        Assert.Equal(1.5m, new Audience(90_000, 0, 60_000, 12, 2).Average);
    }

    [Fact]
    public void B25_Adjoining_ranges_share_no_sample()
    {
        var edge = At("2026-10-05T10:00Z");
        Interval[] adjoining = [new(edge.AddHours(-1), edge), new(edge, edge.AddHours(1))];
        Assert.Single(adjoining, range => range.Contains(edge));
    }

    [Fact]
    public void B27_A_channel_counts_in_every_month_it_was_live_in_and_once()
    {
        (string Channel, Interval Span)[] streams =
        [
            ("a", Span("2026-01-31T23:00Z", "2026-02-01T01:00Z")),
            ("a", Span("2026-02-10T10:00Z", "2026-02-10T11:00Z")),
        ];
        var february = streams.Where(s => Utc.SplitByMonth(s.Span).Any(m => m.Month == new BillingMonth(2026, 2)));
        Assert.Equal("a", Assert.Single(february.Select(s => s.Channel).Distinct()));
    }

    private static StreamContribution Contribution(string start, int seconds, int viewers) => StreamContribution.Of(
        Steady(At(start), seconds, 5, viewers), TimeSpan.FromSeconds(15), At(start).AddSeconds(seconds), Utc);

    private static List<Reading> Steady(DateTimeOffset start, int seconds, int every, int viewers) =>
        [.. Enumerable.Range(0, seconds / every).Select(i => new Reading(start.AddSeconds(i * every), new Viewers(viewers, 0)))];

    private static Audience Sum(IEnumerable<KeyValuePair<DateOnly, Audience>> days, int month) =>
        days.Where(d => d.Key.Month == month).Aggregate(default(Audience), (sum, d) => sum + d.Value);

    private static Interval Span(string from, string to) => new(At(from), At(to));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, null).ToUniversalTime();
}
