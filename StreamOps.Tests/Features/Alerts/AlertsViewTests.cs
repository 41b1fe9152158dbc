using Bunit;
using StreamOps.Data.Alerts;
using StreamOps.Domain.Alerts;
using StreamOps.Features.Alerts;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Alerts;

public sealed class AlertsViewTests : BunitContext
{
    [Fact]
    public void An_open_alert_says_what_about_what_since_when_and_offers_to_be_taken()
    {
        var view = View([Row(AlertState.Firing)]);

        Assert.Equal("/alerts/7", view.Find("th[scope=row] a").GetAttribute("href"));
        Assert.Equal("Firing, critical", view.Find(".badge-text").TextContent);
        Assert.Equal("/alerts/7#acknowledge", view.Find("td a").GetAttribute("href"));
        Assert.Contains("worst 93.0%", view.Markup, StringComparison.Ordinal);
        Assert.Contains("10\u00A0min", view.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_wrong_is_said_and_no_data_is_a_state_of_its_own()
    {
        Assert.Contains("Nothing is wrong", View([]).Markup, StringComparison.Ordinal);
        var badge = View([Row(AlertState.NoData)]).Find("tbody .badge");
        Assert.Equal(("none", "No data, critical"), (badge.GetAttribute("data-state"), badge.QuerySelector(".badge-text")!.TextContent));
    }

    [Fact]
    public void What_tells_nobody_says_why()
    {
        var row = Row(AlertState.Firing);
        row.MutedBy = "Cloudflare is down";

        Assert.Contains("Nobody is told: Cloudflare is down.", View([row]).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_card_of_an_alert_says_what_it_means_and_what_to_do()
    {
        var card = Render<AlertCard>(p => p.Add(c => c.Alert, Row(AlertState.Firing)).Add(c => c.AsOf, Given.Noon)).Markup;

        Assert.Contains(AlertWords.Means(AlertRuleKind.ViewerDrop), card, StringComparison.Ordinal);
        Assert.Contains(AlertWords.ToDo(AlertRuleKind.ViewerDrop), card, StringComparison.Ordinal);
    }

    [Fact]
    public void The_history_says_who_moved_it_when_and_why()
    {
        var history = Render<AlertHistory>(p => p.Add(c => c.Changes,
        [
            new AlertChangeRow { At = Given.Noon, Who = "system", From = AlertState.Pending, To = AlertState.Firing, Why = "Half left" },
            new AlertChangeRow { At = Given.Noon, Who = "ann@people.example", From = AlertState.Firing, To = AlertState.Acknowledged, Why = "Taken" },
        ]));

        Assert.Equal(["Pending to firing", "Firing to acknowledged"], history.FindAll(".timeline-title").Select(t => t.TextContent));
        Assert.Equal(["by the rule", "ann@people.example"], history.FindAll(".timeline-detail").Select(t => t.TextContent));
    }

    [Fact]
    public void A_rehearsal_says_how_often_how_long_and_when()
    {
        var rule = RuleTraits.Of(AlertRuleKind.ViewerDrop).Usual;
        var alert = new ReplayedAlert(AlertSubject.OfStream(1, 1, "Shop", StreamOps.Domain.Streams.StreamMode.Hybrid), Given.Noon, Given.Noon.AddMinutes(9), TimeSpan.FromMinutes(9), 60);

        var view = Render<RuleRehearsalView>(p => p.Add(v => v.Rehearsed, new RehearsedRule(rule, null, [alert, alert with { Lasted = TimeSpan.FromMinutes(1) }], "By minute.")));

        Assert.Equal("In the last 90 days it would have fired 2 times, for 10\u00A0min\u00A000\u00A0s in all; the longest 9\u00A0min\u00A000\u00A0s.", view.Find(".change-sentence").TextContent);
        Assert.Equal(2, view.FindAll("tbody tr").Count);
    }

    [Fact]
    public void The_list_of_rules_says_what_each_is_set_to()
    {
        var rules = Enum.GetValues<AlertRuleKind>().Select(k => RuleTraits.Of(k).Usual).ToList();
        rules[0] = rules[0] with { IsOn = false };

        var view = Render<RulesView>(p => p.Add(v => v.Rules, rules));

        Assert.Equal(rules.Count, view.FindAll("tbody tr").Count);
        Assert.Equal("Off", view.FindAll("tbody tr")[0].QuerySelectorAll(".badge-text")[^1].TextContent);
    }

    [Fact]
    public void Every_kind_of_rule_has_its_traits_and_words()
    {
        Assert.All(Enum.GetValues<AlertRuleKind>(), kind =>
        {
            var traits = RuleTraits.Of(kind);
            Assert.Equal(kind, traits.Usual.Kind);
            Assert.True(!traits.HasThreshold || (traits.Usual.Threshold >= traits.Least && traits.Usual.Threshold <= traits.Most));
            Assert.NotEmpty(AlertWords.ToDo(kind));
            Assert.Equal(traits.HasThreshold, AlertWords.Threshold(kind).Length > 0);
        });
    }

    private IRenderedComponent<AlertsView> View(IReadOnlyList<AlertRow> open) => Render<AlertsView>(p => p.Add(
        v => v.Report, new AlertsReport(new AlertFilter(null, null, null), open, open.Count, [], 0, 1, Given.Noon)));

    private static AlertRow Row(AlertState state) => new()
    {
        Id = 7,
        Kind = AlertRuleKind.ViewerDrop,
        Subject = "stream:7",
        SubjectName = "Shop",
        State = state,
        Severity = Severity.Critical,
        BadSince = Given.Noon.AddMinutes(-10),
        Says = "Half left",
        Worst = 93,
    };
}
