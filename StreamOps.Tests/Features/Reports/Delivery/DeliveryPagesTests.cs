using System.Net;
using Microsoft.EntityFrameworkCore;
using StreamOps.Domain.Reports;
using StreamOps.Platform.Access;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Reports.Delivery;

/// <summary>What people do with the list and the log.</summary>
public sealed class DeliveryPagesTests
{
    private const string Index = "/reports/delivery";

    [Theory, ClassData<DatabaseKinds>]
    public async Task Finance_keeps_the_list_and_the_trail_says_so(DatabaseKind kind)
    {
        await using var world = await DeliveryWorld.StartAsync(kind);
        using var finance = await world.App.SignedInAsync(Roles.Finance);

        using var added = await finance.SubmitAsync(Index, Form("Books@Finance.example"));
        Assert.Equal(Index, added.Headers.Location?.OriginalString);
        var row = await world.Db.ReportRecipients.AsNoTracking().SingleAsync();
        Assert.Equal(("Books@Finance.example", ".pdf,-lines.csv", DeliveryManner.Linked, "Europe/Berlin", "comma"), (row.Email, row.Forms, row.Manner, row.TimeZone, row.NumberStyle));
        var page = WebUtility.HtmlDecode(await finance.GetStringAsync(Index));
        Assert.Contains("Books@Finance.example is on the list.", page, StringComparison.Ordinal);
        Assert.Contains("PDF (A4), CSV (line items)", page, StringComparison.Ordinal);
        Assert.Contains("1.234,56", page, StringComparison.Ordinal);

        var path = $"{Index}/{row.Id}";
        Assert.Contains("No month is closed yet", await finance.GetStringAsync(path), StringComparison.Ordinal);
        using var changed = await finance.SubmitAsync(path, Form("other@finance.example"));
        using var stopped = await finance.SubmitAsync(path, new Dictionary<string, string>(), path + "?handler=Stop");
        Assert.Contains("Stopped", await finance.GetStringAsync(path), StringComparison.Ordinal);
        using var resumed = await finance.SubmitAsync(path, new Dictionary<string, string>(), path + "?handler=Resume");
        Assert.Equal(
            ["report-recipient.added", "report-recipient.changed", "report-recipient.stopped", "report-recipient.resumed"],
            await world.Db.AuditEntries.Where(a => a.Action.StartsWith("report-recipient")).OrderBy(a => a.Id).Select(a => a.Action).ToListAsync());
        Assert.Contains("By mail", await finance.GetStringAsync("/reports"), StringComparison.Ordinal);
        using var key = world.App.WithKey();
        Assert.DoesNotContain(Index, await key.GetStringAsync("/reports"), StringComparison.Ordinal);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task What_is_wrong_is_said_beside_its_field_and_nothing_is_kept(DatabaseKind kind)
    {
        await using var world = await DeliveryWorld.StartAsync(kind);
        var seller = await SessionCookie.AddUserAsync(world.App.Services, Roles.Seller);
        await world.AddAsync("there@finance.example");
        using var finance = await world.App.SignedInAsync(Roles.Finance);
        foreach (var address in new[]
        {
            "", "books", "@finance.example", "Books <books@finance.example>", "a@b.example, c@d.example", "a@b.example\r\nBcc: c@d.example", "a@b.example%0ABcc:c@d.example", new string('a', 250) + "@b.example", "a b@c.example",
        })
        {
            Assert.Contains("Write one e-mail address", await RefusedAsync(finance, Form(address)), StringComparison.Ordinal);
        }

        Assert.Contains("on the list already", await RefusedAsync(finance, Form("THERE@finance.example")), StringComparison.Ordinal);
        Assert.Contains("the account of a seller", await RefusedAsync(finance, Form(seller.Email!)), StringComparison.Ordinal);
        foreach (var (field, value, words) in new[]
        {
            ("Form.TimeZone", "Mars/Olympus", "Choose a time zone"), ("Form.NumberStyle", "roman", "ways to write numbers"), ("Form.Manner", "pigeon", "attached or links"), ("Form.Files[0]", ".exe", "Choose at least one file"),
        })
        {
            var form = Form("new@finance.example");
            form[field] = value;
            Assert.Contains(words, await RefusedAsync(finance, form), StringComparison.Ordinal);
        }

        var bare = Form("new@finance.example");
        bare.Remove("Form.Files[0]");
        bare.Remove("Form.Files[1]");
        Assert.Contains("Choose at least one file", await RefusedAsync(finance, bare), StringComparison.Ordinal);
        Assert.Equal("there@finance.example", (await world.Db.ReportRecipients.AsNoTracking().SingleAsync()).Email);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task What_is_shown_before_is_what_is_sent_in_a_frame_that_can_do_nothing(DatabaseKind kind)
    {
        await using var world = await DeliveryWorld.StartAsync(kind);
        var recipient = await world.AddAsync("books@finance.example");
        using var finance = await world.App.SignedInAsync(Roles.Finance);
        var path = $"{Index}/{recipient.Id}";
        await world.CloseAsync();
        await world.WriteAsync();

        var before = WebUtility.HtmlDecode(await finance.GetStringAsync(path));
        Assert.Contains($"src=\"{path}/mail\" sandbox", before, StringComparison.Ordinal);
        Assert.All(await world.Db.ReportFiles.Where(f => f.Name.EndsWith("v1.pdf") || f.Name.EndsWith("v1.csv")).ToListAsync(), f => Assert.Contains(f.Sha256, before, StringComparison.Ordinal));
        using var frame = await finance.GetAsync(path + "/mail");
        var policy = Assert.Single(frame.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("sandbox", policy, StringComparison.Ordinal);
        Assert.Equal("SAMEORIGIN", Assert.Single(frame.Headers.GetValues("X-Frame-Options")), ignoreCase: true);

        var delivery = Assert.Single(await world.DeliveriesAsync());
        Assert.Equal(WithoutLeave(delivery.Mail!.HtmlBody), WithoutLeave(await frame.Content.ReadAsStringAsync()));
        Assert.Equal(delivery.Mail.HtmlBody, await finance.GetStringAsync($"{path}/mail?sent={delivery.Id}"));
        Assert.Contains("The mail as it was written", await finance.GetStringAsync($"{path}?sent={delivery.Id}"), StringComparison.Ordinal);
        using var none = await finance.GetAsync($"{path}?sent=4711");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Sending_again_is_done_once_however_often_it_is_clicked_and_goes_to_the_address_of_now(DatabaseKind kind)
    {
        await using var world = await DeliveryWorld.StartAsync(kind);
        var recipient = await world.AddAsync("wrong@finance.example");
        await world.CloseAsync();
        world.Server.Instead = verb => verb == "RCPT" ? "550 no such user" : null;
        await world.DeliverAsync();
        using var finance = await world.App.SignedInAsync(Roles.Finance);
        var path = $"{Index}/{recipient.Id}";
        Assert.Contains("550", await finance.GetStringAsync(path), StringComparison.Ordinal);

        world.Server.Instead = _ => null;
        await world.Db.ReportRecipients.ExecuteUpdateAsync(r => r.SetProperty(x => x.Email, "right@finance.example"));
        var version = Assert.Single(await world.DeliveriesAsync()).VersionId;
        var again = new Dictionary<string, string> { ["versionId"] = $"{version}", ["seen"] = "1" };
        foreach (var answer in await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => finance.SubmitAsync(path, again, path + "?handler=Send"))))
        {
            Assert.Equal(path, answer.Headers.Location?.OriginalString);
            answer.Dispose();
        }

        await world.SendAsync();
        var mail = Assert.Single(world.Arrived);
        Assert.Equal(("right@finance.example", true), (mail.To.Mailboxes.Single().Address, mail.MessageId!.EndsWith("-2@streams.example", StringComparison.Ordinal)));
        Assert.Equal(1, await world.Db.OutboxMails.CountAsync());
        Assert.Equal(1, await world.Db.AuditEntries.CountAsync(a => a.Action == "report.sent"));
        Assert.Equal(2, Assert.Single(await world.DeliveriesAsync()).Round);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Who_comes_late_is_sent_the_newest_month_by_hand(DatabaseKind kind)
    {
        await using var world = await DeliveryWorld.StartAsync(kind);
        await world.CloseAsync();
        await world.DeliverAsync();
        var recipient = await world.AddAsync("late@finance.example");
        using var finance = await world.App.SignedInAsync(Roles.Finance);
        var path = $"{Index}/{recipient.Id}";
        Assert.Contains("Send March 2026 now", await finance.GetStringAsync(path), StringComparison.Ordinal);
        var version = await world.Db.ReportVersions.Select(v => v.Id).SingleAsync();

        for (var times = 0; times < 2; times++)
        {
            using var answer = await finance.SubmitAsync(path, new Dictionary<string, string> { ["versionId"] = $"{version}", ["seen"] = "0" }, path + "?handler=Send");
        }

        await world.SendAsync();
        Assert.Single(world.Arrived);
        Assert.DoesNotContain("Send March 2026 now", await finance.GetStringAsync(path), StringComparison.Ordinal);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Stopping_takes_back_what_is_not_sent(DatabaseKind kind)
    {
        await using var world = await DeliveryWorld.StartAsync(kind);
        var recipient = await world.AddAsync("books@finance.example");
        await world.CloseAsync();
        await world.WriteAsync();
        using var finance = await world.App.SignedInAsync(Roles.Finance);
        var path = $"{Index}/{recipient.Id}";

        using var stopped = await finance.SubmitAsync(path, new Dictionary<string, string>(), path + "?handler=Stop");
        await world.DeliverAsync();

        Assert.Empty(world.Arrived);
        Assert.Equal(0, await world.Db.OutboxMails.CountAsync());
        Assert.NotNull(Assert.Single(await world.DeliveriesAsync()).CalledBackAt);
        Assert.Contains("Taken back", await finance.GetStringAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_is_the_real_mail_to_whoever_asks_and_takes_nobody_off_the_list()
    {
        await using var world = await DeliveryWorld.StartAsync(DatabaseKind.Sqlite);
        var recipient = await world.AddAsync("books@finance.example");
        var person = await SessionCookie.AddUserAsync(world.App.Services, Roles.Finance);
        using var finance = await world.App.SignInAsync(person);
        var path = $"{Index}/{recipient.Id}";
        using var early = await finance.SubmitAsync(path, new Dictionary<string, string>(), path + "?handler=Test");
        Assert.Contains("No month is closed yet, so", await finance.GetStringAsync(path), StringComparison.Ordinal);
        await world.CloseAsync();
        await world.WriteAsync();

        using var sent = await finance.SubmitAsync(path, new Dictionary<string, string>(), path + "?handler=Test");

        Assert.Contains("The mail server took the mail", await finance.GetStringAsync(path), StringComparison.Ordinal);
        var mail = Assert.Single(world.Arrived);
        Assert.Equal(("Test: Report of March 2026: $10.08 to book", person.Email), (mail.Subject, mail.To.Mailboxes.Single().Address));
        Assert.Equal(2, mail.Attachments.Count());
        Assert.DoesNotContain("token=", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Null(mail.Headers["List-Unsubscribe"]);
    }

    private static string WithoutLeave(string html) => System.Text.RegularExpressions.Regex.Replace(html, "href=\"[^\"]*\">Take me off", "");

    private static async Task<string> RefusedAsync(AppClient client, Dictionary<string, string> form)
    {
        using var answer = await client.SubmitAsync(Index, form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static Dictionary<string, string> Form(string email) => new()
    {
        ["Form.Email"] = email,
        ["Form.Files[0]"] = ".pdf",
        ["Form.Files[1]"] = "-lines.csv",
        ["Form.Manner"] = "linked",
        ["Form.TimeZone"] = "Europe/Berlin",
        ["Form.NumberStyle"] = "comma",
    };
}
