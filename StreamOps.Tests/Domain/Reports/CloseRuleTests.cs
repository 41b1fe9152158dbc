using StreamOps.Domain.Reports;
using StreamOps.Domain.Time;

namespace StreamOps.Tests.Domain.Reports;

public sealed class CloseRuleTests
{
    private static readonly BillingMonth March = new(2026, 3);
    private static readonly BillingCalendar Berlin = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));

    [Theory]
    [InlineData("2026-04-04T21:59:59Z", false)]
    [InlineData("2026-04-04T22:00:00Z", true)]
    [InlineData("2026-12-01T00:00:00Z", true)]
    public void A_month_is_due_when_its_closing_day_begins_in_the_billing_zone(string now, bool isDue) =>
        Assert.Equal(isDue, new CloseRule(5, TimeSpan.Zero).IsDue(March, Berlin, DateTimeOffset.Parse(now, null)));

    [Fact]
    public void Without_a_closing_day_nothing_is_ever_due() =>
        Assert.False(new CloseRule(0, TimeSpan.Zero).IsDue(March, Berlin, new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero)));

    [Fact]
    public void The_newest_month_that_is_over_can_be_left_to_be_closed_by_hand()
    {
        var rule = new CloseRule(5, TimeSpan.Zero, LeavesNewest: true);
        Assert.False(rule.IsDue(March, Berlin, new DateTimeOffset(2026, 4, 20, 0, 0, 0, TimeSpan.Zero)));
        Assert.True(rule.IsDue(March, Berlin, new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero)));
    }
}
