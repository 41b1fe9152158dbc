using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using StreamOps.Data.Notifications;
using StreamOps.Data.Reports;
using StreamOps.Domain.Reports;
using StreamOps.Platform.Access;
using StreamOps.Tests.Features.Notifications;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Reports.Delivery;

/// <summary>From the close of a month to the mail in somebody's hands.</summary>
public sealed class ReportDeliveryTests
{
    [Theory, ClassData<DatabaseKinds>]
    public async Task A_closed_month_is_promised_with_its_close_and_arrives_once_with_the_files_that_are_kept(DatabaseKind kind)
    {
        await using var world = await DeliveryWorld.StartAsync(kind);
        await world.AddAsync("books@finance.example", r => (r.TimeZone, r.NumberStyle, r.Forms) = ("Asia/Kolkata", "comma", ".pdf,.csv,-focus.csv"));

        await world.CloseAsync();
        var owed = Assert.Single(await world.DeliveriesAsync());
        Assert.Equal((null, 1, world.Clock.GetUtcNow()), (owed.MailId, owed.Round, owed.OwedAt));

        await world.DeliverAsync();
        await world.DeliverAsync();

        var mail = Assert.Single(world.Arrived);
        Assert.Equal(("Report of March 2026: $10,08 to book", "books@finance.example"), (mail.Subject, mail.To.Mailboxes.Single().Address));
        Assert.Equal($"report-{owed.VersionId}-{owed.RecipientId}-1@streams.example", mail.MessageId);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers["List-Unsubscribe-Post"]);
        Assert.Contains("10 Apr 2026, 05:30 UTC+5:30", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Times are Asia/Kolkata. Days and months of the figures are those of UTC.", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Open the report", mail.TextBody, StringComparison.Ordinal);
        var kept = await world.Db.ReportFiles.AsNoTracking().ToDictionaryAsync(f => f.Name);
        Assert.Equal(["streamops-2026-03-v1.pdf", "streamops-2026-03-v1.csv", "streamops-2026-03-v1-focus.csv"], mail.Attachments.Cast<MimePart>().Select(a => a.FileName));
        foreach (var file in mail.Attachments.Cast<MimePart>())
        {
            Assert.Equal(await ReportContent.ReadAsync(world.Db, kept[file.FileName!].Id, CancellationToken.None), Bytes(file));
        }

        Assert.All(mail.Attachments.Cast<MimePart>(), a => Assert.Contains(kept[a.FileName!].Sha256, mail.TextBody, StringComparison.Ordinal));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_version_whose_files_cannot_be_made_keeps_no_other_waiting(DatabaseKind kind)
    {
        await using var world = await DeliveryWorld.StartAsync(kind);
        await world.AddAsync("books@finance.example");
        world.Db.ReportVersions.Add(new ReportVersionRow
        {
            Month = "2026-02",
            Version = 1,
            Statement = [1, 2, 3],
            ContentHash = "none",
            ClosedAt = Given.Noon,
            ClosedBy = "test",
            Reason = "test",
            SoftwareVersion = "test",
        });
        await world.Db.SaveChangesAsync();

        await world.CloseAsync();
        await world.DeliverAsync();

        Assert.Equal("Report of March 2026: $10.08 to book", Assert.Single(world.Arrived).Subject);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Of_servers_that_write_at_once_each_recipient_is_owed_one_mail(DatabaseKind kind)
    {
        await using var world = await DeliveryWorld.StartAsync(kind);
        foreach (var i in Enumerable.Range(0, 5))
        {
            await world.AddAsync($"books{i}@finance.example");
        }

        await world.CloseAsync();
        await using var other = NotificationWorld.Start(world.App.Database, world.Clock, DeliveryWorld.Settings(world.Server));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => DeliveryWorld.WriteAsync(i % 2 == 0 ? world.App : other))));
        await world.SendAsync();

        Assert.Equal(5, await world.Db.ReportDeliveries.CountAsync(d => d.MailId != null));
        Assert.Equal(5, await world.Db.OutboxMails.CountAsync());
        Assert.Equal(5, world.Server.Mails.Select(m => m.Header("Message-Id")).Distinct().Count());
        Assert.Equal(5, world.Server.Mails.Count);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_reissue_goes_to_who_is_on_the_list_then_and_says_why(DatabaseKind kind)
    {
        await using var world = await DeliveryWorld.StartAsync(kind);
        await world.AddAsync("first@finance.example");
        await world.AddAsync("stopped@finance.example", r => (r.StoppedAt, r.StoppedBy) = (Given.Noon, "somebody"));
        await world.CloseAsync();
        await world.AddAsync("later@finance.example");
        await world.DeliverAsync();
        Assert.Equal(["first@finance.example"], world.Arrived.Select(m => m.To.Mailboxes.Single().Address));

        world.Clock.Advance(TimeSpan.FromDays(1));
        await world.ReissueAsync("The shop was renamed <b>&</b>\r\nBcc: x@y.example");
        await world.DeliverAsync();

        var second = world.Arrived.Skip(1).ToList();
        Assert.Equal(["first@finance.example", "later@finance.example"], second.Select(m => m.To.Mailboxes.Single().Address).Order());
        Assert.All(second, m => Assert.Equal("Report of March 2026, version 2: $10.08 to book", m.Subject));
        Assert.All(second, m => Assert.Contains("It takes the place of version 1.", m.TextBody, StringComparison.Ordinal));
        Assert.All(second, m => Assert.Contains("The shop was renamed &lt;b&gt;&amp;&lt;/b&gt; Bcc", m.HtmlBody, StringComparison.Ordinal));
        Assert.All(second, m => Assert.Empty(m.Bcc));
        Assert.Contains("streamops-2026-03-v2.pdf", second[0].Attachments.Cast<MimePart>().Select(a => a.FileName));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_mail_that_is_put_off_is_tried_again_and_one_that_is_refused_waits_for_a_person(DatabaseKind kind)
    {
        await using var world = await DeliveryWorld.StartAsync(kind);
        await world.AddAsync("books@finance.example");
        await world.CloseAsync();
        world.Server.Instead = verb => verb == "RCPT" ? "450 greylisted" : null;
        await world.DeliverAsync();
        var waiting = Assert.Single(await world.DeliveriesAsync()).Mail!;
        Assert.Equal((1, null, null), (waiting.Attempts, waiting.SentAt, waiting.ParkedAt));

        world.Server.Instead = _ => null;
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.DeliverAsync();
        Assert.Equal(waiting.MessageId, Assert.Single(world.Arrived).MessageId);
    }

    /// <summary>C2: only for somebody who may open it does a link ask for an account; in what way the sign-in asks is its own test.</summary>
    [Theory, ClassData<DatabaseKinds>]
    public async Task Who_has_no_account_is_never_sent_a_link_that_asks_for_one(DatabaseKind kind)
    {
        await using var world = await DeliveryWorld.StartAsync(kind);
        var finance = await SessionCookie.AddUserAsync(world.App.Services, Roles.Finance, "a long enough pass phrase");
        var invited = await SessionCookie.AddUserAsync(world.App.Services, Roles.Finance);
        foreach (var email in new[] { finance.Email!, invited.Email!, "books@finance.example" })
        {
            await world.AddAsync(email, r => r.Manner = DeliveryManner.Linked);
        }

        await world.CloseAsync();
        await world.DeliverAsync();

        var mails = world.Arrived.ToDictionary(m => m.To.Mailboxes.Single().Address);
        Assert.Equal(3, mails.Count);
        Assert.All(mails.Values, m => Assert.Empty(m.Attachments));
        Assert.Contains("https://streams.example/reports/2026-03/files/1/streamops-2026-03-v1.pdf", mails[finance.Email!].HtmlBody, StringComparison.Ordinal);
        Assert.Contains("Open the report", mails[finance.Email!].HtmlBody, StringComparison.Ordinal);
        foreach (var email in new[] { invited.Email!, "books@finance.example" })
        {
            Assert.DoesNotContain("/reports/2026-03", mails[email].HtmlBody, StringComparison.Ordinal);
            Assert.Contains("https://streams.example/reports/delivered/streamops-2026-03-v1.pdf?token=", mails[email].HtmlBody, StringComparison.Ordinal);
            Assert.Contains("open until 10 May 2026, 00:00 UTC", mails[email].TextBody, StringComparison.Ordinal);
        }
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Files_that_a_mail_cannot_carry_become_links_and_the_mail_says_so(DatabaseKind kind)
    {
        await using var world = await DeliveryWorld.StartAsync(kind, new Dictionary<string, string?> { ["Reports:AttachmentMegabytes"] = "1" });
        await world.CloseAsync();
        await world.WriteAsync();
        await world.Db.ReportFiles.ExecuteUpdateAsync(f => f.SetProperty(x => x.Size, 700_000L));
        var small = await world.AddAsync("small@finance.example", r => r.Forms = ".csv");
        var large = await world.AddAsync("large@finance.example");
        var version = await world.Db.ReportVersions.Select(v => v.Id).SingleAsync();
        world.Db.ReportDeliveries.AddRange(new[] { small, large }.Select(r => new StreamOps.Data.Reports.ReportDeliveryRow { VersionId = version, RecipientId = r.Id, OwedAt = Given.Noon }));
        await world.Db.SaveChangesAsync();

        await world.DeliverAsync();

        var mails = world.Arrived.ToDictionary(m => m.To.Mailboxes.Single().Address);
        Assert.Single(mails["small@finance.example"].Attachments);
        Assert.Empty(mails["large@finance.example"].Attachments);
        Assert.Contains("more than a mail may carry here (1 MiB)", mails["large@finance.example"].TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("may carry", mails["small@finance.example"].TextBody, StringComparison.Ordinal);
    }

    /// <summary>The log shows what was sent, years later too; other mails go after their time.</summary>
    [Theory, ClassData<DatabaseKinds>]
    public async Task The_mail_of_a_report_outlives_other_mails(DatabaseKind kind)
    {
        await using var world = await DeliveryWorld.StartAsync(kind);
        await world.AddAsync("books@finance.example");
        await world.CloseAsync();
        await world.DeliverAsync();
        world.Db.OutboxMails.Add(new() { DedupeKey = "other", MessageId = "other@x.example", Recipient = "a@b.example", Subject = "x", TextBody = "x", HtmlBody = "x", CreatedAt = Given.Noon, SentAt = Given.Noon });
        await world.Db.SaveChangesAsync();

        await world.App.Services.GetRequiredService<NotificationRetention>().DropAsync(world.Clock.GetUtcNow().AddYears(1), CancellationToken.None);

        Assert.Equal(["report"], await world.Db.OutboxMails.Select(m => m.DedupeKey.Substring(0, 6)).ToListAsync());
    }

    private static byte[] Bytes(MimePart part)
    {
        using var content = new MemoryStream();
        part.Content!.DecodeTo(content);
        return content.ToArray();
    }
}
