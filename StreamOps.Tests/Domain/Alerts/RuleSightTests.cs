using StreamOps.Domain.Alerts;

namespace StreamOps.Tests.Domain.Alerts;

/// <summary>What is kept of a look is enough to try any threshold on it.</summary>
public sealed class RuleSightTests
{
    private static readonly AlertRule Queue = RuleTraits.Of(AlertRuleKind.QueueFull).Usual;
    private static readonly AlertRule Mail = RuleTraits.Of(AlertRuleKind.MailStuck).Usual;

    [Theory]
    [InlineData(9, 10, Sight.Fine)]
    [InlineData(79, 80, Sight.Fine)]
    [InlineData(79, 70, Sight.Bad)]
    [InlineData(95, 96, Sight.Fine)]
    [InlineData(95, 95, Sight.Bad)]
    [InlineData(10, 10, Sight.Bad)]
    public void A_value_is_bad_by_the_threshold_that_is_tried_and_not_by_the_one_that_was(int percent, int tried, Sight expected) =>
        Assert.Equal(expected, RuleSight.Of(CapacityConditions.Queue(percent, 100, Queue), Queue).Seen(Queue with { Threshold = tried }).Sight);

    [Fact]
    public void Every_look_at_every_threshold_comes_out_as_the_live_rule_would_see_it()
    {
        for (var percent = 0; percent <= 100; percent++)
        {
            for (var tried = 10; tried <= 100; tried += 3)
            {
                var rule = Queue with { Threshold = tried };
                var live = CapacityConditions.Queue(percent, 100, rule);
                var replayed = RuleSight.Of(CapacityConditions.Queue(percent, 100, Queue), Queue).Seen(rule);
                Assert.Equal(live.Sight, replayed.Sight);
                Assert.True(live.Sight != Sight.Bad || live.Value == replayed.Value);
            }
        }
    }

    [Fact]
    public void Mails_that_were_given_up_are_bad_under_every_threshold()
    {
        var kept = RuleSight.Of(MachineConditions.Mail(null, parked: 1, "no route", default, Mail), Mail);
        Assert.Equal(Sight.Bad, kept.Seen(Mail with { Threshold = 1440 }).Sight);
    }

    [Fact]
    public void What_no_threshold_can_reach_is_not_told_apart()
    {
        var low = Enumerable.Range(0, 10).Select(p => RuleSight.Of(CapacityConditions.Queue(p, 100, Queue), Queue)).Distinct();
        Assert.Single(low);
    }

    [Fact]
    public void A_rule_without_a_threshold_keeps_no_value_that_grows_by_the_second()
    {
        var rule = RuleTraits.Of(AlertRuleKind.VendorDown).Usual;
        var at = new DateTimeOffset(2026, 3, 15, 12, 0, 0, TimeSpan.Zero);
        var course = Enumerable.Range(1, 60).Select(s => RuleSight.Of(VendorConditions.Down(at, at.AddSeconds(1), "503", at.AddSeconds(s + 1)), rule)).Distinct();
        Assert.Equal(Sight.Bad, Assert.Single(course).Seen(rule).Sight);
    }

    [Fact]
    public void The_worst_of_a_minute_is_kept_whatever_its_order()
    {
        var (fine, bad, unknown) = (new RuleSight(Sight.Fine, 20, false), new RuleSight(Sight.Bad, 5, true), new RuleSight(Sight.Unknown, null, false));
        Assert.Equal(new RuleSight(Sight.Bad, 20, true), fine.Worse(unknown).Worse(bad));
        Assert.Equal(new RuleSight(Sight.Bad, 20, true), bad.Worse(unknown).Worse(fine));
        Assert.Equal(fine, RuleSight.Gone.Worse(fine));
    }
}
