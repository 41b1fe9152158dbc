using StreamOps.Domain.Budgets;

namespace StreamOps.Tests.Domain.Budgets;

public sealed class UsualDayTests
{
    private static readonly DateOnly First = new(2026, 1, 5);

    [Fact]
    public void A_day_is_held_against_its_own_weekday_by_the_days_before_it()
    {
        // Mondays cost 20, all other days 10; the last Monday costs 60.
        var days = Enumerable.Range(0, 57).Select(i => i == 56 ? 60m : i % 7 == 0 ? 20m : 10m).ToList();

        var usual = UsualDay.Of(new DailySpend(First, days), First.AddDays(56))!;

        Assert.Equal(60m, usual.SpentUsd);
        Assert.InRange(usual.ExpectedUsd, 17m, 21m);
        Assert.True(usual.OffPercent > 150);
        Assert.True(usual.OffUsd > 2 * usual.ScatterUsd);
    }

    [Fact]
    public void Two_weeks_before_it_are_the_least()
    {
        var days = new DailySpend(First, [.. Enumerable.Repeat(10m, 20)]);

        Assert.Null(UsualDay.Of(days, First.AddDays(13)));
        Assert.NotNull(UsualDay.Of(days, First.AddDays(14)));
    }
}
