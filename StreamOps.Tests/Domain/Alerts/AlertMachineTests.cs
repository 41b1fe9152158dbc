using StreamOps.Domain.Alerts;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Domain.Alerts;

public sealed class AlertMachineTests
{
    private static readonly AlertRule Rule = RuleTraits.Of(AlertRuleKind.ViewerDrop).Usual with
    {
        Pending = TimeSpan.FromSeconds(60),
        Recovery = TimeSpan.FromSeconds(120),
        NoData = NoDataPolicy.Show,
        EscalateAfter = TimeSpan.FromMinutes(10),
        RepeatEvery = TimeSpan.FromMinutes(30),
    };

    /// <summary>One letter every 30 s: b bad, f fine, u unknown, g gone, a acknowledged by somebody and bad.</summary>
    [Theory]
    [InlineData("f", "")]
    [InlineData("b", "pending")]
    [InlineData("bf", "pending")]
    [InlineData("bbb", "pending,firing!")]
    [InlineData("bfbfbfbf", "pending,pending,pending,pending")]
    [InlineData("bbbffff", "pending,firing!")]
    [InlineData("bbbfffff", "pending,firing!,resolved!")]
    [InlineData("bbbfffbffff", "pending,firing!")]
    [InlineData("bbbg", "pending,firing!,resolved!")]
    [InlineData("bg", "pending")]
    [InlineData("u", "no-data")]
    [InlineData("uf", "no-data")]
    [InlineData("ubbb", "no-data,pending,firing!")]
    [InlineData("bu", "pending,no-data")]
    [InlineData("bbbuuuuuu", "pending,firing!")]
    [InlineData("bbbuffff", "pending,firing!")]
    [InlineData("bbbabbb", "pending,firing!,acknowledged")]
    [InlineData("bbbafffff", "pending,firing!,acknowledged,resolved!")]
    public void It_goes_from_state_to_state_by_what_is_seen(string looks, string states) => Assert.Equal(states, Course(Rule, looks));

    [Theory]
    [InlineData(NoDataPolicy.Fire, "uuu", "pending,firing!")]
    [InlineData(NoDataPolicy.Keep, "uuu", "")]
    [InlineData(NoDataPolicy.Keep, "bbbuuufffff", "pending,firing!,resolved!")]
    public void A_lack_of_data_means_what_the_rule_says(NoDataPolicy policy, string looks, string states) =>
        Assert.Equal(states, Course(Rule with { NoData = policy }, looks));

    [Fact]
    public void No_data_is_never_well() => Assert.Equal(AlertState.NoData, AlertMachine.Next(Rule, null, Observation.Unknown(""), Given.Noon).Standing?.State);

    [Fact]
    public void Without_a_pending_period_the_first_bad_look_fires() =>
        Assert.Equal(AlertNews.Fired, AlertMachine.Next(Rule with { Pending = TimeSpan.Zero }, null, Bad(60), Given.Noon).News);

    [Fact]
    public void It_is_escalated_once_when_nobody_takes_it_and_repeated_while_it_goes_on()
    {
        var told = Told(Rule, Enumerable.Range(0, 12 * 60).Select(i => (Given.Noon.AddSeconds(10 * i), Bad(60))));

        Assert.Equal(
            [(AlertNews.Fired, 1), (AlertNews.Escalated, 11), (AlertNews.StillFiring, 41), (AlertNews.StillFiring, 71), (AlertNews.StillFiring, 101)],
            told.Select(t => (t.News, (int)(t.At - Given.Noon).TotalMinutes)));
    }

    [Fact]
    public void Who_has_taken_it_is_reminded_and_it_is_not_escalated()
    {
        var standing = Firing().Acknowledged(Given.Noon)!;

        Assert.Null(AlertMachine.Next(Rule, standing, Bad(60), Given.Noon.AddMinutes(29)).News);
        Assert.Equal(AlertNews.StillFiring, AlertMachine.Next(Rule, standing, Bad(60), Given.Noon.AddMinutes(30)).News);
    }

    [Fact]
    public void Only_what_fires_can_be_taken()
    {
        Assert.Null(new AlertStanding(AlertState.Pending, Given.Noon, Given.Noon).Acknowledged(Given.Noon));
        Assert.Null(new AlertStanding(AlertState.NoData, Given.Noon, Given.Noon).Acknowledged(Given.Noon));
        Assert.Null(new AlertStanding(AlertState.Resolved, Given.Noon, Given.Noon).Acknowledged(Given.Noon));
    }

    [Fact]
    public void The_worst_is_kept_and_the_time_of_recovery_is_no_part_of_how_long_it_lasted()
    {
        var standing = Firing();
        foreach (var (value, minute) in new[] { (60m, 1), (93m, 2), (70m, 3) })
        {
            standing = AlertMachine.Next(Rule, standing, Bad(value), Given.Noon.AddMinutes(minute)).Standing!;
        }

        standing = AlertMachine.Next(Rule, standing, Observation.Fine(5), Given.Noon.AddMinutes(10)).Standing!;
        var resolved = AlertMachine.Next(Rule, standing, Observation.Fine(5), Given.Noon.AddMinutes(12));

        Assert.Equal((AlertState.Resolved, 93m, TimeSpan.FromMinutes(10)), (resolved.Standing!.State, resolved.Standing.Worst, resolved.Standing.Lasted(Given.Noon.AddHours(1))));
        Assert.Equal(AlertNews.Resolved, resolved.News);
    }

    [Fact]
    public void What_is_muted_goes_its_way_and_is_told_when_the_quiet_ends_if_it_still_fires()
    {
        var muted = new AlertContext(IsMuted: true);
        var step = AlertMachine.Next(Rule with { Pending = TimeSpan.Zero }, null, Bad(60), Given.Noon, muted);
        Assert.Equal((AlertState.Firing, null), (step.Standing!.State, step.News));

        var later = AlertMachine.Next(Rule, step.Standing, Bad(60), Given.Noon.AddMinutes(20));
        Assert.Equal(AlertNews.Fired, later.News);
    }

    [Fact]
    public void Who_never_heard_of_it_does_not_hear_that_it_is_over()
    {
        var muted = new AlertContext(IsMuted: true);
        var step = AlertMachine.Next(Rule with { Pending = TimeSpan.Zero }, null, Bad(60), Given.Noon, muted);

        var over = AlertMachine.Next(Rule, step.Standing, Observation.Gone("The stream has ended."), Given.Noon.AddMinutes(20));

        Assert.Equal((AlertState.Resolved, null), (over.Standing!.State, over.News));
    }

    /// <summary>Whatever the value does, whatever the rule is set to: of firing and resolving three tellings never lie within ten minutes.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 60)]
    [InlineData(0, 300)]
    [InlineData(15, 0)]
    [InlineData(60, 120)]
    [InlineData(300, 900)]
    public void A_value_that_flaps_is_told_of_at_most_twice_in_ten_minutes(int pending, int recovery)
    {
        var rule = Rule with { Pending = TimeSpan.FromSeconds(pending), Recovery = TimeSpan.FromSeconds(recovery), EscalateAfter = null, RepeatEvery = null };
        for (var seed = 0; seed < 200; seed++)
        {
            var dice = new Random(seed);
            var (at, isBad, course) = (Given.Noon, false, new List<(DateTimeOffset, Observation)>());

            // Runs of every length, from flips of each look to calm of many minutes.
            for (var i = 0; i < 1000; i++)
            {
                at = at.AddSeconds(dice.Next(4) == 0 ? dice.Next(1, 400) : 0.6);
                isBad = dice.Next(3) > 0 ? !isBad : isBad;
                course.Add((at, isBad ? Bad(60) : Observation.Fine()));
            }

            var told = Told(rule, course).Select(t => t.At).ToList();
            Assert.All(told.Skip(2).Zip(told), pair => Assert.True(pair.First - pair.Second >= AlertRule.Calm, $"seed {seed}: {pair.Second:T} and {pair.First:T}"));
        }
    }

    [Fact]
    public void A_thousand_flips_in_ten_minutes_are_one_alert()
    {
        var course = Enumerable.Range(0, 1000).Select(i => (Given.Noon.AddSeconds(0.6 * i), i % 2 == 0 ? Bad(60) : Observation.Fine())).ToList();

        Assert.InRange(Told(Rule with { Pending = TimeSpan.Zero, Recovery = TimeSpan.Zero }, course).Count, 1, 2);
        Assert.InRange(Told(Rule, course).Count, 0, 2);
    }

    private static Observation Bad(decimal value) => Observation.Bad(value, $"bad");

    private static AlertStanding Firing() => new(AlertState.Firing, Given.Noon, Given.Noon) { FiredAt = Given.Noon, ToldAt = Given.Noon, Value = 60, Worst = 60, Says = "bad" };

    private static List<(AlertNews News, DateTimeOffset At)> Told(AlertRule rule, IEnumerable<(DateTimeOffset At, Observation Seen)> course)
    {
        var told = new List<(AlertNews, DateTimeOffset)>();
        AlertStanding? standing = null;
        DateTimeOffset? resolved = null;
        foreach (var (at, seen) in course)
        {
            var step = AlertMachine.Next(rule, standing, seen, at, new AlertContext(ResolvedAt: resolved));
            resolved = step.Standing?.ResolvedAt ?? resolved;
            standing = step.Standing is { ResolvedAt: null } open ? open : null;
            if (step.News is { } news)
            {
                told.Add((news, at));
            }
        }

        return told;
    }

    private static string Course(AlertRule rule, string looks)
    {
        var states = new List<string>();
        AlertStanding? standing = null;
        foreach (var (look, i) in looks.Select((l, i) => (l, i)))
        {
            var now = Given.Noon.AddSeconds(30 * i);
            var before = standing?.State;
            standing = look == 'a' ? standing!.Acknowledged(now) : standing;
            var seen = look switch { 'f' => Observation.Fine(), 'u' => Observation.Unknown("?"), 'g' => Observation.Gone("over"), _ => Bad(60) };
            var step = AlertMachine.Next(rule, standing, seen, now);
            standing = step.Standing;
            if (standing is not null && standing.State != before)
            {
                states.Add(StreamOps.Domain.Streams.WireName.Of(standing.State) + (step.News is null ? "" : "!"));
            }
        }

        return string.Join(',', states);
    }
}
