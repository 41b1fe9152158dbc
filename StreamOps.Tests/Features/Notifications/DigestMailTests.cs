using Bunit;
using StreamOps.Components.Mail;
using StreamOps.Data.Notifications;
using StreamOps.Domain.Alerts;
using StreamOps.Features.Notifications;
using StreamOps.Tests.Data.Notifications;

namespace StreamOps.Tests.Features.Notifications;

public sealed class DigestMailTests : BunitContext
{
    [Fact]
    public void A_mail_says_what_happened_why_it_came_and_how_to_leave()
    {
        var mail = Render<DigestMail>(p => p
            .Add(m => m.Items, [GivenNotification.Row("a"), GivenNotification.Row("<script>b", Severity.Critical)])
            .Add(m => m.Title, "Two things")
            .Add(m => m.Base, "https://streams.example")
            .Add(m => m.Omitted, 3)
            .Add(m => m.Unsubscribe, "https://streams.example/notifications/unsubscribe?token=t"));

        Assert.Equal(["Relay of a fails", "Relay of <script>b fails"], mail.FindAll("h2").Select(h => h.TextContent));
        Assert.Equal(["https://streams.example/alerts/7", "https://streams.example/alerts/7"], mail.FindAll("a.button").Select(a => a.GetAttribute("href")));
        Assert.Empty(mail.FindAll("script"));
        var text = MailText.Of(mail.Markup);
        foreach (var part in (string[])["Worst  38 %", "And 3 more", "you subscribe", "Unsubscribe from mails like this one: https://streams.example/notifications/unsubscribe?token=t", "/account/notifications"])
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_short_value_stands_beside_its_label_a_sentence_below_it_and_nothing_is_said_twice()
    {
        var row = GivenNotification.Row("a");
        row.Facts = NotificationFacts.Write(new NotificationFact("Worst", "38 %"), new NotificationFact("To do", "Look at the stream and at its relay"), new NotificationFact("About", "a", IsInHeadline: true));
        var mail = Render<DigestMail>(p => p.Add(m => m.Items, [row]).Add(m => m.Title, "One").Add(m => m.Base, "https://streams.example"));

        Assert.Equal(["2", "1"], mail.FindAll("tr").Select(r => $"{r.Children.Length}"));
        Assert.Contains("\n\nWorst  38 %\nTo do: Look at the stream and at its relay\n\n", MailText.Of(mail.Markup), StringComparison.Ordinal);
    }

    [Fact]
    public void An_owner_is_offered_no_way_out()
    {
        var mail = Render<DigestMail>(p => p.Add(m => m.Items, [GivenNotification.Row("a")]).Add(m => m.Title, "One").Add(m => m.Base, "https://streams.example").Add(m => m.IsOwner, true));

        Assert.Contains("you own an incident", mail.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("nsubscribe", mail.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("[null,{},{\"label\":\"a\"}]")]
    public void Facts_that_nobody_can_read_keep_no_mail_from_going_out(string facts) => Assert.Empty(NotificationFacts.Read(facts));
}
