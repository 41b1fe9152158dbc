using StreamOps.Domain.Budgets;
using StreamOps.Domain.Time;

namespace StreamOps.Tests.Domain.Budgets;

public sealed class RehearsalTests
{
    private static readonly DateOnly Today = new(2026, 6, 15);

    [Fact]
    public void A_threshold_fires_once_in_each_month_on_the_day_that_reached_it()
    {
        // 1 USD a day since February: half of 20 on the 10th, all of it on the 20th.
        var months = Rehearsal.Of(20, [new Threshold(1, ThresholdBasis.Actual, 50), new Threshold(2, ThresholdBasis.Actual, 100)], Since(new DateOnly(2026, 2, 1)), BillingCalendar.Utc);

        Assert.Equal(["2026-03 31", "2026-04 30", "2026-05 31", "2026-06 15"], months.Select(m => $"{m.Month} {m.SpentUsd}"));
        Assert.Equal(
            ["50 2026-03-10", "100 2026-03-20", "50 2026-04-10", "100 2026-04-20", "50 2026-05-10", "100 2026-05-20", "50 2026-06-10"],
            months.SelectMany(m => m.Firings).Select(f => $"{f.Threshold.Percent} {f.Day:yyyy-MM-dd}"));
    }

    [Fact]
    public void A_forecast_is_that_of_the_day_and_speaks_once_there_is_enough_data()
    {
        var months = Rehearsal.Of(25, [new Threshold(1, ThresholdBasis.Forecast, 100)], Since(new DateOnly(2026, 4, 20)), BillingCalendar.Utc);

        Assert.Equal(["2026-05-03", "2026-06-01"], months.SelectMany(m => m.Firings).Select(f => $"{f.Day:yyyy-MM-dd}"));
    }

    [Fact]
    public void The_last_day_of_a_month_counts_for_it()
    {
        var months = Rehearsal.Of(31, [new Threshold(1, ThresholdBasis.Actual, 100)], Since(new DateOnly(2026, 2, 1)), BillingCalendar.Utc);

        Assert.Equal(["2026-03-31", "2026-05-31"], months.SelectMany(m => m.Firings).Select(f => $"{f.Day:yyyy-MM-dd}"));
    }

    [Fact]
    public void Where_nothing_was_spent_nothing_is_rehearsed() =>
        Assert.Empty(Rehearsal.Of(1, Threshold.Usual, new DailySpend(Today.AddDays(1), []), BillingCalendar.Utc));

    private static DailySpend Since(DateOnly first) => new(first, [.. Enumerable.Repeat(1m, Today.DayNumber - first.DayNumber + 1)]);
}
