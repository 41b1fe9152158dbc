using StreamOps.Data.Alerts;
using StreamOps.Data.Notifications;
using StreamOps.Domain.Alerts;
using StreamOps.Features.Alerts;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Alerts;

/// <summary>What people are told of an alert.</summary>
public sealed class AlertNoticeTests
{
    [Theory]
    [InlineData(AlertNews.Fired, false, "/alerts/7#acknowledge")]
    [InlineData(AlertNews.StillFiring, false, "/alerts/7#acknowledge")]
    [InlineData(AlertNews.Escalated, false, "/alerts/7#acknowledge")]
    [InlineData(AlertNews.StillFiring, true, "/alerts/7")]
    [InlineData(AlertNews.Resolved, false, "/alerts/7")]
    public void It_leads_to_the_form_as_long_as_somebody_is_wanted_who_takes_it(AlertNews news, bool isTaken, string path) =>
        Assert.Equal(path, AlertNotice.Of(Alert(isTaken), news, Given.Noon).Path);

    [Fact]
    public void A_reader_is_told_each_thing_once_and_a_machine_all()
    {
        var fired = NotificationFacts.Read(AlertNotice.Of(Alert(), AlertNews.Fired, Given.Noon).Facts);
        var still = AlertNotice.Of(Alert(), AlertNews.StillFiring, Given.Noon);

        Assert.Equal(["What", "About", "Finding", "Severity", "Since", "For", "Worst", "What to do"], fired.Select(f => f.Label));
        Assert.Equal(["Since", "For", "Worst", "What to do"], fired.Where(f => !f.IsInHeadline).Select(f => f.Label));
        Assert.Equal("Viewer drop: Room, still firing, 9 min 00 s, worst 38.0%", still.Headline);
        Assert.Equal(["Finding", "Since", "What to do"], NotificationFacts.Read(still.Facts).Where(f => !f.IsInHeadline).Select(f => f.Label));
    }

    [Fact]
    public void What_is_over_asks_for_nothing_and_what_is_escalated_is_critical_throughout()
    {
        var resolved = AlertNotice.Of(Alert(), AlertNews.Resolved, Given.Noon);
        var escalated = AlertNotice.Of(Alert(), AlertNews.Escalated, Given.Noon);

        Assert.DoesNotContain(NotificationFacts.Read(resolved.Facts), f => f.Label == "What to do");
        Assert.Equal((Severity.Critical, "Critical"), (escalated.Severity, NotificationFacts.Read(escalated.Facts).Single(f => f.Label == "Severity").Value));
    }

    private static AlertRow Alert(bool isTaken = false) => new()
    {
        Id = 7,
        Kind = AlertRuleKind.ViewerDrop,
        Subject = "stream:12",
        SubjectName = "Room",
        State = isTaken ? AlertState.Acknowledged : AlertState.Firing,
        OwnerId = isTaken ? Guid.NewGuid() : null,
        Severity = Severity.Warning,
        Since = Given.Noon.AddMinutes(-8),
        BadSince = Given.Noon.AddMinutes(-9),
        Says = "38 % of the viewers left within 5 min.",
        Worst = 38,
    };
}
