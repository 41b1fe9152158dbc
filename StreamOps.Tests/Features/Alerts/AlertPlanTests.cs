using StreamOps.Data.Alerts;
using StreamOps.Domain.Alerts;
using StreamOps.Domain.Streams;
using StreamOps.Features.Alerts;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Alerts;

public sealed class AlertPlanTests
{
    private static readonly AlertRule[] Rules = [.. Enum.GetValues<AlertRuleKind>().Select(k => RuleTraits.Of(k).Usual)];
    private static readonly AlertSubject Stream = AlertSubject.OfStream(7, 3, "Shop", StreamMode.Hybrid);

    [Fact]
    public void A_vendor_that_is_down_silences_the_alerts_of_its_streams_from_the_first_look_on()
    {
        var moves = Plan(
            Watch(AlertRuleKind.VendorDown, AlertSubject.OfVendor("cloudflare", "Cloudflare"), Bad()),
            Watch(AlertRuleKind.StalledStream, Stream, Bad()));

        var stalled = Assert.Single(moves, m => m.Rule.Kind == AlertRuleKind.StalledStream);
        Assert.Equal((AlertState.Firing, null, "Cloudflare is down"), (stalled.Step.Standing!.State, stalled.Step.News, stalled.MutedBy));
        Assert.Null(Assert.Single(moves, m => m.Rule.Kind == AlertRuleKind.VendorDown).MutedBy);
    }

    [Fact]
    public void A_watch_that_could_not_look_leaves_its_alerts_as_they_are()
    {
        var open = new[] { Row(AlertRuleKind.StalledStream, AlertState.Firing) };

        Assert.Empty(AlertPlan.Of(World([], open, new HashSet<AlertRuleKind>())));
        var gone = Assert.Single(AlertPlan.Of(World([], open, Rules.Select(r => r.Kind).ToHashSet())));
        Assert.Equal((AlertState.Resolved, AlertNews.Resolved), (gone.Step.Standing!.State, gone.Step.News));
    }

    [Fact]
    public void A_fresh_installation_has_no_usual_day_and_no_alert_of_it() =>
        Assert.Empty(Plan(Watch(AlertRuleKind.CostAnomaly, AlertSubject.Platform, SpendConditions.Anomaly(null, [], [], RuleTraits.Of(AlertRuleKind.CostAnomaly).Usual))));

    [Fact]
    public void What_has_not_changed_is_not_written()
    {
        var row = Row(AlertRuleKind.StalledStream, AlertState.Firing);

        Assert.Empty(AlertPlan.Of(World([Watch(AlertRuleKind.StalledStream, Stream, Observation.Bad(60, $"bad"))], [row], Rules.Select(r => r.Kind).ToHashSet())));
    }

    private static List<AlertMove> Plan(params Watched[] watched) => [.. AlertPlan.Of(World(watched, [], Rules.Select(r => r.Kind).ToHashSet()))];

    private static AlertWorld World(IReadOnlyList<Watched> watched, IReadOnlyList<AlertRow> open, HashSet<AlertRuleKind> kinds) =>
        new(Rules, new Looked(watched, kinds), open, new Dictionary<(AlertRuleKind, string), DateTimeOffset>(), [], Given.Noon);

    private static Watched Watch(AlertRuleKind kind, AlertSubject subject, Observation seen) => new(kind, subject, seen);

    private static Observation Bad() => Observation.Bad(60, $"bad");

    private static AlertRow Row(AlertRuleKind kind, AlertState state) => new()
    {
        Id = 1,
        Kind = kind,
        Subject = Stream.Key,
        SubjectName = "Shop",
        StreamId = 7,
        ChannelId = 3,
        State = state,
        Since = Given.Noon.AddMinutes(-1),
        BadSince = Given.Noon.AddMinutes(-1),
        FiredAt = Given.Noon.AddMinutes(-1),
        ToldAt = Given.Noon.AddMinutes(-1),
        Value = 60,
        Worst = 60,
        Says = "bad",
    };
}
