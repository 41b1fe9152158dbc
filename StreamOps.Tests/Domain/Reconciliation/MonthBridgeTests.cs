using StreamOps.Domain.Pricing;
using StreamOps.Domain.Reconciliation;
using StreamOps.Domain.Time;
using static StreamOps.Tests.Domain.Reconciliation.GivenPeriod;

namespace StreamOps.Tests.Domain.Reconciliation;

public sealed class MonthBridgeTests
{
    private static readonly BillingMonth Month = new(2026, 3);

    [Fact]
    public void Other_days_than_those_of_the_month_are_the_cycle_s_anchor()
    {
        var bridge = MonthBridge.Of(Month, [Booked(9_000)], default, Estimated(7_000.5m), isSameDays: false);

        Assert.Equal((900L, 701L), (bridge.BookedCents, bridge.EstimatedCents));
        Assert.Equal([new CauseShare(DifferenceCause.CycleAnchor, -200), new CauseShare(DifferenceCause.Rounding, 1)], bridge.Causes);
    }

    [Fact]
    public void The_same_days_differ_by_rounding_alone_or_not_at_all()
    {
        Assert.Empty(MonthBridge.Of(Month, [Booked(9_000)], default, Estimated(9_000), isSameDays: true).Causes);
        Assert.Equal([new CauseShare(DifferenceCause.Rounding, -1)], MonthBridge.Of(Month, [Booked(1_000.5m), Booked(1_000.5m)], default, Estimated(2_001), isSameDays: true).Causes);
    }

    [Fact]
    public void What_was_corrected_after_the_close_is_booked_later()
    {
        Assert.Equal([new CauseShare(DifferenceCause.BookedLater, 50)], MonthBridge.Of(Month, [Booked(9_000)], (0.5m, 50), Estimated(9_500), isSameDays: true).Causes);
        Assert.Equal(
            [new CauseShare(DifferenceCause.CycleAnchor, -200), new CauseShare(DifferenceCause.BookedLater, 50)],
            MonthBridge.Of(Month, [Booked(9_000)], (0.5m, 50), Estimated(7_500), isSameDays: false).Causes);
    }

    /// <summary>The report that books it has 0.49 rounded up to 0.50.</summary>
    [Fact]
    public void What_was_booked_later_is_told_in_the_cents_that_were_booked() => Assert.Equal(
        [new CauseShare(DifferenceCause.BookedLater, 50), new CauseShare(DifferenceCause.Rounding, -1)],
        MonthBridge.Of(Month, [Booked(9_000)], (0.485m, 50), Estimated(9_485), isSameDays: true).Causes);

    [Theory]
    [InlineData(900, 1_000, 90)]
    [InlineData(1_100, 1_000, 90)]
    [InlineData(1_000, 1_000, 100)]
    [InlineData(5_000, 1_000, 0)]
    [InlineData(5_000, 0, null)]
    public void Accuracy_is_what_the_difference_leaves_of_the_bill(long estimated, long billed, int? percent) =>
        Assert.Equal((decimal?)percent, EstimateAccuracy.Percent(estimated, billed));

    private static CostLine Booked(decimal minutes) => new(
        Month, CostKind.CloudflareDelivery, 0, 0, [new CostPart(PricePresets.Of(PricePreset.Published).All.Single(p => p.Basis == PriceBasis.DeliveredMinutes), (long)(minutes * Minute))]);

    private static IReadOnlyList<ReconciledLine> Estimated(decimal minutes) => new GivenPeriod("cloudflare").Used(1, PriceBasis.DeliveredMinutes, minutes).Lines();
}
