using StreamOps.Domain.Alerts;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Domain.Alerts;

/// <summary>Changes alone are kept, and a replay sees every minute.</summary>
public sealed class SightCourseTests
{
    private static readonly AlertRule Rule = RuleTraits.Of(AlertRuleKind.QueueFull).Usual with { Pending = TimeSpan.FromMinutes(2), Recovery = TimeSpan.FromMinutes(3) };

    [Fact]
    public void A_value_that_stays_is_seen_in_every_minute_until_the_next()
    {
        var alert = Assert.Single(Replay(Given.Noon.AddMinutes(60), At(0, null), At(10, 85), At(20, 95), At(25, null)));
        Assert.Equal((Given.Noon.AddMinutes(12), 95m), (alert.FiredAt, alert.Worst!.Value));
        Assert.Equal(Given.Noon.AddMinutes(28), alert.EndedAt);
    }

    [Fact]
    public void A_pause_without_a_word_is_no_trouble_that_lasts()
    {
        var alert = Assert.Single(Replay(Given.Noon.AddDays(2), At(0, null), At(10, 85)));
        Assert.Equal(Given.Noon.AddMinutes(10) + SightCourse.Silence, alert.EndedAt);
    }

    [Fact]
    public void A_trouble_that_is_written_again_every_hour_is_one_alert()
    {
        var kept = Enumerable.Range(0, 10).Select(h => At(60 * h, 90)).Append(At(600, null)).ToArray();
        var alert = Assert.Single(Replay(Given.Noon.AddMinutes(630), kept));
        Assert.Equal(Given.Noon.AddMinutes(603), alert.EndedAt);
    }

    [Fact]
    public void What_goes_on_is_still_firing() => Assert.Null(Assert.Single(Replay(Given.Noon.AddMinutes(30), At(0, 85))).EndedAt);

    private static KeptSight At(int minutes, int? value) => new(Given.Noon.AddMinutes(minutes), new RuleSight(Sight.Fine, value, false));

    private static List<ReplayedAlert> Replay(DateTimeOffset now, params KeptSight[] kept) =>
        [.. RuleReplay.Of(Rule, AlertSubject.Platform, SightCourse.Of(Rule, kept, now))];
}
