using CsCheck;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;

namespace StreamOps.Tests.Domain.Pricing;

public sealed class BreakEvenTests
{
    [Fact]
    public void An_hour_of_the_contract_s_example_costs_what_its_stream_costs()
    {
        var even = BreakEven.Of(ResolutionTier.Hd, Given.Published, Given.Day, AudienceKind.Interactive);

        // 90 minutes before 100 viewers: 10.08 and 36.00 in cents rounded up by line.
        Assert.Equal(10.0773m, even.Hybrid.At(100) * 1.5m);
        Assert.Equal(35.9991m, even.AgoraOnly.At(100) * 1.5m);
    }

    [Fact]
    public void At_the_break_even_the_hybrid_is_not_dearer_and_one_viewer_below_it_is()
    {
        var cases = from tier in Gen.Enum<ResolutionTier>() from audience in Gen.Enum<AudienceKind>() select (tier, audience);
        cases.Sample(c =>
        {
            if (BreakEven.Of(c.tier, Given.Published, Given.Day, c.audience) is not { Viewers: > 0 and var viewers } even)
            {
                return;
            }

            Assert.True(even.SavingsUsd(viewers) >= 0);
            Assert.True(even.SavingsUsd(viewers - 1) < 0);
        });
    }

    [Fact]
    public void Where_no_audience_makes_the_hybrid_pay_there_is_no_break_even()
    {
        Assert.Null(BreakEven.Of(ResolutionTier.Audio, Given.Published, Given.Day, AudienceKind.Broadcast).Viewers);
        Assert.Null(new BreakEven(new HourCost(2, 1), new HourCost(1, 1)).Viewers);
        Assert.Equal(0, new BreakEven(new HourCost(1, 5), new HourCost(1, 1)).Viewers);
        Assert.False(BreakEven.Of(ResolutionTier.Hd, new PriceBook([]), Given.Day, AudienceKind.Interactive).IsPriced);
    }

    [Fact]
    public void The_cost_of_an_hour_is_a_straight_line_over_viewers() => Gen.Int[0, 100_000].Sample(viewers =>
    {
        var facts = BreakEven.Usual(ResolutionTier.FullHd);
        var usage = new DayUsage(Given.Day, Given.Hour, Given.Hour * viewers, 0);
        Assert.Equal(
            StreamCost.Of(facts, [usage], Given.Published).Sum(l => l.AmountUsd),
            HourCost.Hybrid(facts, Given.Published, Given.Day).At(viewers));
    });
}
