using StreamOps.Domain.Reconciliation;
using StreamOps.Domain.Time;

namespace StreamOps.Tests.Domain.Reconciliation;

public sealed class BillingPeriodTests
{
    [Theory]
    [InlineData("2026-03", 1, "2026-03-01", "2026-03-31")]
    [InlineData("2026-03", 14, "2026-03-14", "2026-04-13")]
    [InlineData("2026-12", 14, "2026-12-14", "2027-01-13")]
    [InlineData("2026-01", 31, "2026-01-31", "2026-02-27")]
    [InlineData("2026-02", 31, "2026-02-28", "2026-03-30")]
    [InlineData("2028-02", 30, "2028-02-29", "2028-03-29")]
    public void A_cycle_begins_on_its_anchor_day_or_on_the_last_day_of_a_shorter_month(string month, int anchor, string first, string last) =>
        Assert.Equal(new BillingPeriod(DateOnly.Parse(first, null), DateOnly.Parse(last, null)), BillingPeriod.Cycle(BillingMonth.Parse(month, null), anchor));

    [Fact]
    public void Cycles_follow_each_other_without_a_gap_whatever_the_anchor()
    {
        foreach (var anchor in Enumerable.Range(1, 31))
        {
            var month = new BillingMonth(2027, 11);
            foreach (var _ in Enumerable.Range(0, 30))
            {
                Assert.Equal(BillingPeriod.Cycle(month, anchor).Last.AddDays(1), BillingPeriod.Cycle(month.Next, anchor).First);
                Assert.Equal(month, BillingPeriod.Cycle(month, anchor).Month);
                month = month.Next;
            }
        }
    }

    [Fact]
    public void Its_days_are_UTC_days_and_the_last_belongs_to_it()
    {
        var period = new BillingPeriod(new DateOnly(2026, 3, 14), new DateOnly(2026, 3, 15));
        Assert.Equal((2, true, false), (period.Length, period.Contains(new DateOnly(2026, 3, 15)), period.Contains(new DateOnly(2026, 3, 16))));
        Assert.Equal(new DateTimeOffset(2026, 3, 16, 0, 0, 0, TimeSpan.Zero), period.Span.End);
        Assert.Equal([period.First, period.Last], period.Days);
    }
}
