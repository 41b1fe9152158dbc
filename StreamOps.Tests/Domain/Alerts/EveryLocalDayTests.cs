using StreamOps.Domain.Alerts;
using StreamOps.Domain.Budgets;
using StreamOps.Tests.Domain.Time;

namespace StreamOps.Tests.Domain.Alerts;

/// <summary>What is judged once a day: every local day once, however often and however late somebody looks, and whatever clocks do.</summary>
public sealed class EveryLocalDayTests
{
    private static readonly AlertRule Rule = RuleTraits.Of(AlertRuleKind.CostAnomaly).Usual;

    /// <summary>Every other day is unusual, so that each is told by itself; both halves of the days are tried.</summary>
    [Theory]
    [MemberData(nameof(LocalDays.Zones), MemberType = typeof(LocalDays))]
    public void An_unusual_day_is_told_of_once_on_the_day_after_it(string zone)
    {
        var calendar = LocalDays.In(zone);
        var told = new List<DateOnly>();
        foreach (var half in new[] { 0, 1 })
        {
            AlertStanding? standing = null;
            DateTimeOffset? resolvedAt = null;
            for (var day = LocalDays.First.AddDays(1); day <= LocalDays.AfterLast; day = day.AddDays(1))
            {
                foreach (var at in LocalDays.Beats(calendar, day))
                {
                    var judged = calendar.LastDayBefore(at);
                    Assert.Equal(day.AddDays(-1), judged);
                    var step = AlertMachine.Next(Rule, standing, Seen(judged, half), at, new AlertContext(ResolvedAt: resolvedAt));
                    told.AddRange(step.News == AlertNews.Fired ? [judged] : []);
                    (standing, resolvedAt) = step.Standing?.ResolvedAt is { } ended ? (null, ended) : (step.Standing, resolvedAt);
                }
            }
        }

        Assert.Equal(1826, told.Count);
        Assert.Equal(Enumerable.Range(0, 1826).Select(LocalDays.First.AddDays), told.Order());
    }

    private static Observation Seen(DateOnly day, int half) =>
        SpendConditions.Anomaly(new UsualDay(day, day.DayNumber % 2 == half ? 300 : 100, 100, 5), [], [], Rule);
}
