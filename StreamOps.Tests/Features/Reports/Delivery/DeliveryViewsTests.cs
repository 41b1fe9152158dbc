using Bunit;
using StreamOps.Features.Reports;
using StreamOps.Features.Reports.Delivery;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Reports.Delivery;

/// <summary>The list of recipients and the look at a mail.</summary>
public sealed class DeliveryViewsTests : BunitContext
{
    private const string Hostile = "\"><script>alert(1)</script>@people.example";

    [Fact]
    public void An_empty_list_says_what_to_do_and_shows_no_table()
    {
        var list = Render<RecipientTable>(p => p.Add(l => l.Recipients, []).Add(l => l.Forms, [new JsonForm()]));

        Assert.Contains("Nobody is mailed the report yet", list.Markup, StringComparison.Ordinal);
        Assert.Empty(list.FindAll("table"));
    }

    [Fact]
    public void A_recipient_shows_its_state_in_words_and_who_was_never_sent_anything_says_so()
    {
        var (sent, left) = (DeliveryWorld.Recipient("a@people.example", r => (r.Id, r.Forms) = (1, ".json")), DeliveryWorld.Recipient(Hostile, r => (r.Id, r.StoppedAt, r.StoppedBy) = (2, Given.Noon, r.Email)));
        var stopped = DeliveryWorld.Recipient("c@people.example", r => (r.Id, r.StoppedAt, r.StoppedBy) = (3, Given.Noon, "admin@people.example"));
        var list = Render<RecipientTable>(p => p
            .Add(l => l.Recipients, [sent, left, stopped])
            .Add(l => l.Last, new Dictionary<long, DeliveryLine> { [1] = Line() })
            .Add(l => l.Forms, [new JsonForm()]));

        var rows = list.FindAll("tbody tr");
        Assert.Equal(["Is sent it", "Took leave", "Stopped"], rows.Select(r => r.QuerySelector("td[data-label=State] .badge-text")!.TextContent));
        Assert.Equal("None yet", rows[1].QuerySelector("[data-label='Last delivery']")!.TextContent.Trim());
        Assert.Contains("March 2026, version 2", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Empty(list.FindAll("script"));
    }

    [Fact]
    public void A_mail_is_looked_at_in_a_frame_that_may_do_nothing_with_its_files_beside()
    {
        var view = new MailView("What is sent", Hostile, "Report <b>", "/reports/delivery/1/mail", "2026-03", 1, [new PrintedFile(1, "a.pdf", 48_211, new string('a', 64))], true, "Note.");
        var preview = Render<MailPreview>(p => p.Add(m => m.Mail, view));

        var frame = preview.Find("iframe");
        Assert.Equal(("", "/reports/delivery/1/mail"), (frame.GetAttribute("sandbox"), frame.GetAttribute("src")));
        Assert.Equal("/reports/2026-03/files/1/a.pdf", preview.Find("dd a").GetAttribute("href"));
        Assert.Contains("48.2 KB, SHA-256 " + new string('a', 64), preview.Find("dd .sub").TextContent, StringComparison.Ordinal);
        Assert.Empty(preview.FindAll("script"));
    }

    [Fact]
    public void A_delivery_is_told_in_words_from_being_written_to_its_end()
    {
        (DeliveryLine Line, string Badge, bool Again)[] lines =
        [
            (Line() with { HasMail = false, SentAt = null }, "Being written", false),
            (Line() with { SentAt = null, Attempts = 0 }, "Waiting", false),
            (Line() with { SentAt = null, LastError = "450 later.", NextAttemptAt = Given.Noon }, "Tried again", false),
            (Line() with { SentAt = null, ParkedAt = Given.Noon, LastError = "550 no." }, "Given up", true),
            (Line(), "Sent", true),
            (Line() with { HasMail = false, SentAt = null, CalledBackAt = Given.Noon }, "Taken back", true),
            (Line() with { IsStopped = true }, "Sent", false),
        ];
        Assert.All(lines, l => Assert.Equal((l.Badge, l.Again), (DeliveryWords.Badge(l.Line).Text, DeliveryWords.MaySendAgain(l.Line))));
        Assert.Equal("450 later. Next try 15 Mar 2026, 12:00 UTC.", DeliveryWords.Says(lines[2].Line));
    }

    private static DeliveryLine Line() => new(7, 1, false, "a@people.example", "2026-03", 2, 5, Given.Noon, 1, true, Given.Noon, null, null, 1, null, null, null);
}
