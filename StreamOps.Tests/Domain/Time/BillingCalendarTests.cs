using CsCheck;
using StreamOps.Domain.Time;

namespace StreamOps.Tests.Domain.Time;

public sealed class BillingCalendarTests
{
    /// <summary>Besides the usual: zones whose clocks jump over midnight or pass it twice (Azores, Cairo, Beirut, Havana, Santiago).</summary>
    private static readonly string[] ZoneNames =
    [
        "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Pacific/Apia", "UTC",
        "Atlantic/Azores", "Africa/Cairo", "Asia/Beirut", "America/Havana", "America/Santiago",
    ];

    public static readonly TheoryData<string> Zones = new(ZoneNames);

    private static readonly DateOnly First = new(2026, 1, 1);
    private static readonly DateOnly AfterLast = new(2031, 1, 1);

    private static readonly Gen<(string Zone, Interval Span)> Spans =
        from zone in Gen.Int[0, ZoneNames.Length - 1].Select(i => ZoneNames[i])
        from startMs in Gen.Long[new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds(), new DateTimeOffset(2030, 12, 31, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds()]
        from lengthMs in Gen.Frequency((3, Gen.Long[0, 40 * 3_600_000L]), (1, Gen.Long[0, 90 * 86_400_000L]))
        select (Zone: zone, Span: new Interval(At(startMs), At(startMs + lengthMs)));

    [Theory]
    [MemberData(nameof(Zones))]
    public void Every_local_day_of_five_years_follows_the_one_before_without_a_gap(string zone)
    {
        var calendar = In(zone);
        var days = 0;
        for (var day = First; day < AfterLast; day = day.AddDays(1), days++)
        {
            var span = calendar.Of(day);
            Assert.Equal(calendar.Of(day.AddDays(1)).Start, span.End);
            Assert.InRange(span.Duration.TotalHours, 23, 25);
            Assert.Equal(day, calendar.DayOf(span.Start));
            Assert.Equal(day, calendar.DayOf(span.End.AddTicks(-1)));
            Assert.Equal(day.AddDays(-1), calendar.DayOf(span.Start.AddTicks(-1)));
        }

        Assert.Equal(1826, days);
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public void Every_month_of_five_years_is_exactly_its_days(string zone)
    {
        var calendar = In(zone);
        var months = 0;
        for (var month = BillingMonth.Of(First); month < BillingMonth.Of(AfterLast); month = month.Next, months++)
        {
            var span = calendar.Of(month);
            Assert.Equal(calendar.Of(month.FirstDay).Start, span.Start);
            Assert.Equal(calendar.Of(month.LastDay).End, span.End);
            Assert.Equal(calendar.Of(month.Next).Start, span.End);
            Assert.Equal(month, calendar.MonthOf(span.Start));
            Assert.Equal(month, calendar.MonthOf(span.End.AddTicks(-1)));
        }

        Assert.Equal(60, months);
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29", 23)]
    [InlineData("Europe/Berlin", "2026-10-25", 25)]
    [InlineData("America/New_York", "2026-03-08", 23)]
    [InlineData("America/New_York", "2026-11-01", 25)]
    [InlineData("Australia/Lord_Howe", "2026-04-05", 24.5)]
    [InlineData("Australia/Lord_Howe", "2026-10-04", 23.5)]
    [InlineData("Asia/Kolkata", "2026-03-29", 24)]
    [InlineData("Atlantic/Azores", "2026-03-29", 23)]
    [InlineData("Atlantic/Azores", "2026-10-25", 25)]
    public void A_day_on_which_clocks_change_is_shorter_or_longer(string zone, string day, double hours) =>
        Assert.Equal(hours, In(zone).Of(DateOnly.Parse(day, null)).Duration.TotalHours);

    [Theory]
    [InlineData("Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00Z")]
    [InlineData("Atlantic/Azores", "2026-03-29", "2026-03-29T01:00:00Z")]
    public void Where_midnight_does_not_exist_the_day_begins_after_the_jump(string zone, string day, string start) =>
        Assert.Equal(DateTimeOffset.Parse(start, null), In(zone).StartOf(DateOnly.Parse(day, null)));

    [Theory]
    [InlineData("Atlantic/Azores", "2026-10-25", "2026-10-25T00:00:00Z")]
    [InlineData("America/Havana", "2026-11-01", "2026-11-01T04:00:00Z")]
    public void Where_midnight_comes_twice_the_day_begins_at_the_first(string zone, string day, string start) =>
        Assert.Equal(DateTimeOffset.Parse(start, null), In(zone).StartOf(DateOnly.Parse(day, null)));

    [Theory]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("Pacific/Pago_Pago")]
    [InlineData("UTC")]
    public void The_first_and_the_last_month_that_can_be_asked_for_have_a_span(string zone)
    {
        foreach (var month in new[] { new BillingMonth(2, 1), new BillingMonth(9998, 12) })
        {
            Assert.InRange(In(zone).Of(month).Duration.TotalDays, 30, 32);
        }
    }

    [Fact]
    public void Cut_by_day_the_pieces_add_up_and_each_lies_in_its_day() => Spans.Sample(sample =>
    {
        var calendar = In(sample.Zone);
        AssertCut([.. calendar.SplitByDay(sample.Span)], sample.Span, calendar.DayOf);
    });

    [Fact]
    public void Cut_by_month_the_pieces_add_up_and_each_lies_in_its_month() => Spans.Sample(sample =>
    {
        var calendar = In(sample.Zone);
        AssertCut([.. calendar.SplitByMonth(sample.Span)], sample.Span, calendar.MonthOf);
    });

    [Fact]
    public void Each_instant_lies_in_the_span_of_its_day_and_of_its_month() => Spans.Sample(sample =>
    {
        var calendar = In(sample.Zone);
        return calendar.Of(calendar.DayOf(sample.Span.Start)).Contains(sample.Span.Start)
            && calendar.Of(calendar.MonthOf(sample.Span.Start)).Contains(sample.Span.Start);
    });

    private static void AssertCut<TKey>(List<(TKey Key, Interval Span)> pieces, Interval whole, Func<DateTimeOffset, TKey> keyOf)
    {
        Assert.Equal(whole.Milliseconds, pieces.Sum(p => p.Span.Milliseconds));
        Assert.Equal(pieces.Count, pieces.DistinctBy(p => p.Key).Count());
        var at = whole.Start;
        foreach (var (key, span) in pieces)
        {
            Assert.Equal(at, span.Start);
            Assert.Equal(key, keyOf(span.Start));
            Assert.Equal(key, keyOf(span.End.AddTicks(-1)));
            at = span.End;
        }

        Assert.Equal(whole.IsEmpty ? whole.Start : whole.End, at);
    }

    private static DateTimeOffset At(long unixMs) => DateTimeOffset.FromUnixTimeMilliseconds(unixMs);

    private static BillingCalendar In(string zone) => new(TimeZoneInfo.FindSystemTimeZoneById(zone));
}
