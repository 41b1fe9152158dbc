using StreamOps.Domain.Budgets;
using StreamOps.Domain.Time;

namespace StreamOps.Tests.Domain.Budgets;

public sealed class BudgetPeriodTests
{
    private static readonly DateOnly First = new(2026, 1, 1);
    private static readonly DateOnly End = new(2031, 1, 1);

    /// <summary>Half and quarter hours, midnights that are skipped or come twice, the date line.</summary>
    public static TheoryData<string> Zones => ["UTC", "Europe/Berlin", "America/Santiago", "Africa/Cairo", "Asia/Kolkata", "Pacific/Auckland"];

    /// <summary>In each of six zones 1,826 days and 60 months: 10,956 and 360.</summary>
    [Theory, MemberData(nameof(Zones))]
    public void Every_month_and_every_day_begins_once(string zone)
    {
        var calendar = new BillingCalendar(TimeZoneInfo.FindSystemTimeZoneById(zone));
        var (months, days) = (new List<string>(), new List<DateOnly>());
        for (var at = calendar.StartOf(First); at < calendar.StartOf(End); at = at.AddMinutes(15))
        {
            var period = BudgetPeriod.Of(null, calendar, at);
            Assert.True(period.Span.Contains(at), $"{period.Key} does not contain {at:O}");
            if (months.Count == 0 || months[^1] != period.Key)
            {
                Assert.Equal(period.Span.Start, at);
                months.Add(period.Key);
            }

            if (days.Count == 0 || days[^1] != calendar.DayOf(at))
            {
                Assert.Equal(calendar.StartOf(calendar.DayOf(at)), at);
                days.Add(calendar.DayOf(at));
            }
        }

        Assert.Equal(Enumerable.Range(0, 60).Select(i => BillingMonth.Of(First.AddMonths(i)).ToString()), months);
        Assert.Equal(Enumerable.Range(0, 1826).Select(First.AddDays), days);
    }

    [Theory]
    [InlineData("2026-06-01T00:00:00Z", "2026-05 2026-06")]
    [InlineData("2026-06-02T23:59:59Z", "2026-05 2026-06")]
    [InlineData("2026-06-03T00:00:00Z", "2026-06")]
    [InlineData("2026-06-30T23:59:59Z", "2026-06")]
    public void The_last_minutes_of_a_month_are_judged_after_its_end(string at, string periods) =>
        Assert.Equal(periods, string.Join(' ', BudgetPeriod.Judged(Monthly(At("2026-01-01T00:00:00Z")), BillingCalendar.Utc, At(at)).Select(p => p.Key)));

    [Fact]
    public void A_month_that_was_over_before_the_budget_is_nothing_to_warn_of() =>
        Assert.Equal(["2026-06"], BudgetPeriod.Judged(Monthly(At("2026-06-01T00:00:00Z")), BillingCalendar.Utc, At("2026-06-01T01:00:00Z")).Select(p => p.Key));

    [Theory]
    [InlineData("2026-06-09T23:59:59Z", false)]
    [InlineData("2026-06-10T00:00:00Z", true)]
    [InlineData("2026-06-13T23:59:59Z", true)]
    [InlineData("2026-06-14T00:00:00Z", false)]
    public void A_planned_event_has_one_period(string at, bool judged)
    {
        var planned = Monthly(At("2026-01-01T00:00:00Z")) with { Event = new Interval(At("2026-06-10T00:00:00Z"), At("2026-06-12T00:00:00Z")) };

        Assert.Equal(judged ? [BudgetPeriod.Once] : [], BudgetPeriod.Judged(planned, BillingCalendar.Utc, At(at)).Select(p => p.Key));
    }

    private static Budget Monthly(DateTimeOffset createdAt) => new(1, "All", BudgetScope.All, 100, null, createdAt, 0, Threshold.Usual);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
