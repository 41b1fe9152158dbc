using CsCheck;
using StreamOps.Domain.Budgets;
using StreamOps.Domain.Time;

namespace StreamOps.Tests.Domain.Budgets;

public sealed class MonthEndTests
{
    private static readonly BillingMonth June = new(2026, 6);

    /// <summary>A Monday.</summary>
    private static readonly DateOnly FirstOfJune = new(2026, 6, 1);

    [Fact]
    public void Equal_days_go_on_and_nothing_is_uncertain()
    {
        var forecast = Of(Days(56, _ => 10m), new MonthSoFar(95m, FirstOfJune.AddDays(9), 0.5m));

        Assert.Equal((300m, 300m, 300m), (forecast!.ExpectedUsd, forecast.LowUsd, forecast.HighUsd));
    }

    [Fact]
    public void A_day_that_is_left_counts_by_its_weekday()
    {
        // Saturdays alone cost something; with eight of each weekday a factor is believed to 80 %.
        var past = Days(56, day => day.DayOfWeek == DayOfWeek.Saturday ? 70m : 0m);
        var beforeSaturday = Of(past, new MonthSoFar(0, new DateOnly(2026, 6, 27), 1), end: new DateOnly(2026, 6, 27));
        var afterSaturday = Of(past, new MonthSoFar(0, new DateOnly(2026, 6, 28), 1), end: new DateOnly(2026, 6, 28));

        Assert.InRange(beforeSaturday!.ExpectedUsd - afterSaturday!.ExpectedUsd, 55m, 70m);
        Assert.InRange(afterSaturday.ExpectedUsd, 0m, 6.1m);
    }

    [Theory]
    [InlineData(13, false)]
    [InlineData(14, true)]
    public void Two_weeks_are_the_least_that_a_forecast_is_made_of(int days, bool enough) =>
        Assert.Equal(enough, Of(Days(days, _ => 1m), new MonthSoFar(0, FirstOfJune, 1)) is not null);

    [Fact]
    public void A_month_that_is_over_is_certain() =>
        Assert.Equal(SpendForecast.Certain(77m), Of(Days(2, _ => 1m), new MonthSoFar(77m, new DateOnly(2026, 7, 1), 1)));

    [Fact]
    public void Planned_events_come_on_top_and_only_with_what_lies_ahead()
    {
        var rest = new Interval(At(10), At(30));
        var planned = new[] { new PlannedSpend(new(At(20), At(22)), 50m), new PlannedSpend(new(At(9), At(11)), 50m), new PlannedSpend(new(At(29), At(31)), 50m), new PlannedSpend(new(At(2), At(3)), 50m) };
        var ahead = planned.Sum(p => p.Ahead(rest));

        Assert.Equal(100m, ahead);
        Assert.Equal(400m, Of(Days(28, _ => 10m), new MonthSoFar(100m, FirstOfJune.AddDays(10), 1, ahead))!.ExpectedUsd);
    }

    [Fact]
    public void Whatever_the_days_were_the_interval_holds_the_forecast_and_never_less_than_is_spent() =>
        Gen.Select(Gen.Int[0, 100_000].Array[14, 120], Gen.Int[0, 29], Gen.Int[0, 100]).Sample((cents, daysIn, left) =>
        {
            var past = new DailySpend(FirstOfJune.AddDays(daysIn - cents.Length), [.. cents.Select(c => c / 100m)]);
            var soFar = new MonthSoFar(past.Sum(FirstOfJune, past.End), past.End, left / 100m);
            var forecast = MonthEnd.Of(past, June, soFar)!;

            Assert.True(forecast.LowUsd >= soFar.SpentUsd && forecast.LowUsd <= forecast.ExpectedUsd && forecast.ExpectedUsd <= forecast.HighUsd);
        });

    [Fact]
    public void An_event_is_a_straight_line_once_a_tenth_of_it_is_over()
    {
        var span = new Interval(At(0), At(10));

        Assert.Null(EventEnd.Of(5m, span, At(0.9)));
        Assert.Equal(50m, EventEnd.Of(5m, span, At(1))!.ExpectedUsd);
        Assert.Equal(SpendForecast.Certain(60m), EventEnd.Of(60m, span, At(10)));
    }

    private static SpendForecast? Of(DailySpend past, MonthSoFar soFar, DateOnly? end = null)
    {
        var moved = new DailySpend((end ?? soFar.Today).AddDays(-past.Days), past.Usd);
        return MonthEnd.Of(end is null ? moved : Days(past.Days, past.First, end.Value, past), June, soFar);
    }

    /// <summary>The same weekdays, so that a pattern stays on its days.</summary>
    private static DailySpend Days(int count, DateOnly first, DateOnly end, DailySpend pattern)
    {
        var byWeekday = Enumerable.Range(0, pattern.Days).GroupBy(i => first.AddDays(i).DayOfWeek).ToDictionary(g => g.Key, g => pattern.Usd[g.First()]);
        return new DailySpend(end.AddDays(-count), [.. Enumerable.Range(-count, count).Select(i => byWeekday[end.AddDays(i).DayOfWeek])]);
    }

    private static DailySpend Days(int count, Func<DateOnly, decimal> cost) =>
        new(FirstOfJune.AddDays(-count), [.. Enumerable.Range(-count, count).Select(i => cost(FirstOfJune.AddDays(i)))]);

    private static DateTimeOffset At(double day) => new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day);
}
