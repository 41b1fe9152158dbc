using StreamOps.Domain.Budgets;
using StreamOps.Domain.Time;

namespace StreamOps.Tests.Domain.Budgets;

public sealed class StraightLineTests
{
    private static readonly Interval June = BillingCalendar.Utc.Of(new BillingMonth(2026, 6));

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData(10, 300)]
    [InlineData(15, 200)]
    [InlineData(30, 100)]
    [InlineData(45, 100)]
    public void A_month_goes_on_as_it_went(int daysIn, decimal expected) =>
        Assert.Equal(expected, StraightLine.Of(100m, June, June.Start.AddDays(daysIn)));

    [Fact]
    public void Its_first_millisecond_is_no_reason_to_fail() =>
        Assert.Equal(1m * June.Milliseconds, StraightLine.Of(1m, June, June.Start.AddMilliseconds(1)));
}
