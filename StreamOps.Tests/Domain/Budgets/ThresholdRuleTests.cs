using CsCheck;
using StreamOps.Domain.Budgets;
using StreamOps.Domain.Time;

namespace StreamOps.Tests.Domain.Budgets;

public sealed class ThresholdRuleTests
{
    private static readonly Interval June = BillingCalendar.Utc.Of(new BillingMonth(2026, 6));

    /// <summary>Worked example BU-1: 80 % of 200 USD, greater than.</summary>
    [Theory]
    [InlineData("159.99", false, false)]
    [InlineData("160.00", false, true)]
    [InlineData("160.01", true, true)]
    public void Whether_reaching_counts_is_the_threshold_s_own_choice(string spentUsd, bool above, bool atLeast)
    {
        var standing = Standing(200, decimal.Parse(spentUsd, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(above, ThresholdRule.IsCrossed(new Threshold(1, ThresholdBasis.Actual, 80, ReachedCounts: false), standing));
        Assert.Equal(atLeast, ThresholdRule.IsCrossed(new Threshold(1, ThresholdBasis.Actual, 80), standing));
    }

    /// <summary>Worked example BU-3: 0.5 on spend and 1.0 on the forecast are two rules.</summary>
    [Theory]
    [InlineData(49, 99, false, false)]
    [InlineData(50, 99, true, false)]
    [InlineData(49, 100, false, true)]
    [InlineData(50, 100, true, true)]
    public void Spend_and_forecast_are_two_rules(int spentUsd, int forecastUsd, bool half, bool whole)
    {
        var standing = Standing(100, spentUsd, forecastUsd);

        Assert.Equal(half, ThresholdRule.IsCrossed(new Threshold(1, ThresholdBasis.Actual, 50), standing));
        Assert.Equal(whole, ThresholdRule.IsCrossed(new Threshold(2, ThresholdBasis.Forecast, 100), standing));
    }

    [Fact]
    public void Without_a_forecast_nothing_is_said_of_it() =>
        Assert.False(ThresholdRule.IsCrossed(new Threshold(1, ThresholdBasis.Forecast, 1), Standing(100, 99)));

    [Fact]
    public void A_month_that_is_over_has_no_forecast_and_no_pace_but_still_a_cost()
    {
        var over = new BudgetStanding(100, June, June.End, 500, 500);

        Assert.False(ThresholdRule.IsCrossed(new Threshold(1, ThresholdBasis.Forecast, 100), over));
        Assert.False(ThresholdRule.IsCrossed(new Threshold(1, ThresholdBasis.Pace, 10), over));
        Assert.True(ThresholdRule.IsCrossed(new Threshold(1, ThresholdBasis.Actual, 100), over));
    }

    [Theory]
    [InlineData(2, 100, false)]
    [InlineData(3, 11, false)]
    [InlineData(3, 12, true)]
    [InlineData(15, 59, false)]
    [InlineData(15, 60, true)]
    public void Pace_is_held_against_an_even_spending_once_a_tenth_of_the_month_is_over(int daysIn, int spentUsd, bool crossed)
    {
        var standing = new BudgetStanding(100, June, June.Start.AddDays(daysIn), spentUsd, null);

        Assert.Equal(crossed, ThresholdRule.IsCrossed(new Threshold(1, ThresholdBasis.Pace, 20), standing));
    }

    [Fact]
    public void What_is_crossed_stays_crossed_when_more_is_spent() =>
        Gen.Select(Gen.Int[1, 100_000], Gen.Int[1, 30_000], Gen.Int[0, 200_000], Gen.Int[0, 50_000]).Sample((amount, percent, spent, more) =>
        {
            var threshold = new Threshold(1, ThresholdBasis.Actual, percent / 100m);
            var before = Standing(amount / 100m, spent / 100m);
            Assert.True(!ThresholdRule.IsCrossed(threshold, before) || ThresholdRule.IsCrossed(threshold, before with { SpentUsd = before.SpentUsd + (more / 100m) }));
        });

    private static BudgetStanding Standing(decimal amountUsd, decimal spentUsd, decimal? forecastUsd = null) =>
        new(amountUsd, June, June.Start.AddDays(10), spentUsd, forecastUsd);
}
