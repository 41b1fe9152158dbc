using CsCheck;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Reconciliation;
using StreamOps.Domain.Streams;

namespace StreamOps.Tests.Domain.Reconciliation;

public sealed class QuantityCausesTests
{
    [Fact]
    public void The_parts_of_a_day_add_up_to_what_was_metered_less_what_was_counted_item_by_item()
    {
        var day = GivenPeriod.March.First;
        var tiers = Enum.GetValues<ResolutionTier>();
        Gen.Select(Gen.Long[0, 1_000_000].Array[5], Gen.Long[0, 1_000_000].Array[5], Gen.Bool, Gen.Bool).Sample((counted, told, hasStreams, hasLostEnd) =>
        {
            var used = tiers.Select((t, i) => new UsedQuantity(day, PriceBasis.AudienceMinutes, t, counted[i])).ToList();
            var metered = tiers.Select((t, i) => new MeteredQuantity(day, BilledItem.RealTimeOf(t), ViewNature.Live, told[i])).ToList();
            var parts = QuantityCauses.Of(used, metered, new Dictionary<DateOnly, DayFacts> { [day] = new(true, hasStreams, hasLostEnd) }).ToList();

            foreach (var (tier, i) in tiers.Select((t, i) => (t, i)))
            {
                Assert.Equal(told[i] - counted[i], parts.Where(p => p.Item == BilledItem.RealTimeOf(tier)).Sum(p => p.Ms));
            }

            Assert.Equal(0, parts.Where(p => p.Cause == DifferenceCause.Tier).Sum(p => p.Ms));
            Assert.DoesNotContain(parts, p => p.Cause == (hasStreams && !hasLostEnd ? DifferenceCause.MissingWebhook : DifferenceCause.Sampling));
        });
    }

    [Fact]
    public void A_day_that_was_not_read_differs_in_nothing() => Assert.Empty(QuantityCauses.Of(
        [new UsedQuantity(GivenPeriod.March.First, PriceBasis.AudienceMinutes, ResolutionTier.Hd, 5)],
        [],
        new Dictionary<DateOnly, DayFacts> { [GivenPeriod.March.First] = new(false, true, false) }));
}
