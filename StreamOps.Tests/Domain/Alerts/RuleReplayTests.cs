using StreamOps.Domain.Alerts;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Domain.Alerts;

public sealed class RuleReplayTests
{
    private static readonly AlertRule Rule = RuleTraits.Of(AlertRuleKind.RelaySlots).Usual;

    [Fact]
    public void Each_trouble_is_one_alert_with_its_time_and_its_worst()
    {
        int[] used = [1, 4, 5, 4, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 6, 6];

        var alerts = RuleReplay.Of(Rule, AlertSubject.Platform, used.Select((u, i) => (Given.Noon.AddMinutes(i), CapacityConditions.Slots(u, "relays", Rule)))).ToList();

        Assert.Equal(2, alerts.Count);
        Assert.Equal((Given.Noon.AddMinutes(2), TimeSpan.FromMinutes(3), 5m), (alerts[0].FiredAt, alerts[0].Lasted, alerts[0].Worst!.Value));
        Assert.Equal((Given.Noon.AddMinutes(19), null, 6m), (alerts[1].FiredAt, alerts[1].EndedAt, alerts[1].Worst!.Value));
    }

    [Fact]
    public void What_does_not_last_never_fired() =>
        Assert.Empty(RuleReplay.Of(Rule, AlertSubject.Platform, [(Given.Noon, CapacityConditions.Slots(9, "relays", Rule)), (Given.Noon.AddMinutes(1), CapacityConditions.Slots(0, "relays", Rule))]));
}
