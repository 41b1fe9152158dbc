using StreamOps.Domain.Budgets;

namespace StreamOps.Tests.Domain.Budgets;

public sealed class DailySpendTests
{
    private static readonly DateOnly Day = new(2026, 6, 10);

    [Fact]
    public void It_begins_with_the_first_cost_and_a_day_without_one_is_nought()
    {
        var days = DailySpend.Of(new Dictionary<DateOnly, decimal> { [Day.AddDays(-9)] = 0, [Day.AddDays(-4)] = 3, [Day.AddDays(-2)] = 5, [Day] = 7 }, Day);

        Assert.Equal((Day.AddDays(-4), Day, "3 0 5 0"), (days.First, days.End, string.Join(' ', days.Usd)));
        Assert.Equal((8m, 5m, 0m), (days.Sum(Day.AddDays(-30), Day.AddDays(30)), days[Day.AddDays(-2)], days[Day]));
    }

    [Fact]
    public void Where_nothing_was_spent_there_are_no_days() => Assert.Equal(0, DailySpend.Of(new Dictionary<DateOnly, decimal>(), Day).Days);

    [Fact]
    public void What_was_known_on_a_morning_ends_the_day_before()
    {
        var days = new DailySpend(Day, [1, 2, 3]);

        Assert.Equal([1m, 2m], days.Before(Day.AddDays(2)).Usd);
        Assert.Equal([], days.Before(Day.AddDays(-5)).Usd);
        Assert.Equal((Day.AddDays(1), "2 3"), (days.Last(2).First, string.Join(' ', days.Last(2).Usd)));
    }
}
