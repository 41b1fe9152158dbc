using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using StreamOps.Data.Notifications;
using StreamOps.Domain.Alerts;
using StreamOps.Platform.Access;
using StreamOps.Tests.Data.Notifications;
using StreamOps.Tests.Features.Budgets;
using StreamOps.Tests.Support;
using StreamOps.Tests.Vendors.Mail;

namespace StreamOps.Tests.Features.Notifications;

public sealed class SubscriptionPagesTests
{
    private const string Path = "/account/notifications";

    private readonly FakeTimeProvider clock = new(Given.Noon);

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_person_chooses_what_and_when_and_the_trail_keeps_it(DatabaseKind kind)
    {
        await using var app = await NotificationWorld.StartAsync(kind, clock);
        var person = await SessionCookie.AddUserAsync(app.Services, Roles.Admin);
        using var client = await app.SignInAsync(person);

        for (var times = 0; times < 2; times++)
        {
            using var saved = await client.SubmitAsync(Path, Form(quiet: true));
            Assert.Equal(Path, saved.Headers.Location?.OriginalString);
        }

        await using var db = app.Open();
        Assert.Equal(
            [(NotificationKind.Alert, true, Severity.Critical), (NotificationKind.Budget, false, Severity.Info), (NotificationKind.Watchdog, true, Severity.Info)],
            (await db.Subscriptions.Where(s => s.UserId == person.Id).ToListAsync()).OrderBy(s => s.Kind).Select(s => (s.Kind, s.IsMailed, s.LeastSeverity)));
        var known = await db.Users.SingleAsync(u => u.Id == person.Id);
        Assert.Equal((new TimeOnly(22, 15), new TimeOnly(6, 45)), (known.QuietFrom, known.QuietTo));
        Assert.Contains("budget off", Assert.Single(await db.AuditEntries.Where(a => a.Action == "subscriptions.changed").ToListAsync()).After, StringComparison.Ordinal);
        Assert.Contains("22:15", await client.GetStringAsync(Path), StringComparison.Ordinal);

        using var cleared = await client.SubmitAsync(Path, Form(quiet: false));
        Assert.Null((await db.Users.AsNoTracking().SingleAsync(u => u.Id == person.Id)).QuietFrom);
    }

    [Fact]
    public async Task Quiet_hours_of_no_length_are_refused_beside_their_field()
    {
        await using var app = await NotificationWorld.StartAsync(DatabaseKind.Sqlite, clock);
        using var client = await app.SignedInAsync(Roles.Admin);
        var form = Form(quiet: true);
        form["Form.QuietTo"] = "22:15";

        using var answer = await client.SubmitAsync(Path, form);

        Assert.Contains("two different times", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await using var db = app.Open();
        Assert.Equal(0, await db.Subscriptions.CountAsync());
    }

    /// <summary>RFC 8058: a mail provider posts without cookie and form token; a scanner that looks at the link changes nothing.</summary>
    [Theory, ClassData<DatabaseKinds>]
    public async Task The_link_of_a_mail_takes_its_reader_off_by_one_post_and_by_no_look(DatabaseKind kind)
    {
        await using var app = await NotificationWorld.StartAsync(kind, clock);
        var person = await SessionCookie.AddUserAsync(app.Services, Roles.Admin);
        await using var db = app.Open();
        await GivenNotification.AddAsync(db, GivenNotification.Row("a"));
        await NotificationWorld.TurnAsync(app);
        var link = new Uri(Assert.Single(await NotificationWorld.MailsAsync(app)).UnsubscribeUrl!).PathAndQuery;
        using var provider = app.Anonymous();

        Assert.Contains("<button", await provider.GetStringAsync(link), StringComparison.Ordinal);
        Assert.Equal(0, await db.Subscriptions.CountAsync());

        for (var times = 0; times < 2; times++)
        {
            using var body = new FormUrlEncodedContent(new Dictionary<string, string> { ["List-Unsubscribe"] = "One-Click" });
            using var answer = await provider.PostAsync(link, body);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("You are unsubscribed", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        var left = Assert.Single(await db.Subscriptions.ToListAsync());
        Assert.Equal((person.Id, NotificationKind.Alert, false), (left.UserId, left.Kind, left.IsMailed));
        Assert.Single(await db.AuditEntries.Where(a => a.Action == "subscriptions.left").ToListAsync());

        clock.Advance(TimeSpan.FromMinutes(1));
        await GivenNotification.AddAsync(db, GivenNotification.Row("b", Severity.Critical));
        await NotificationWorld.TurnAsync(app);
        Assert.Single(await NotificationWorld.MailsAsync(app));
    }

    [Fact]
    public async Task A_link_that_is_not_ours_does_nothing()
    {
        await using var app = await NotificationWorld.StartAsync(DatabaseKind.Sqlite, clock);
        var person = await SessionCookie.AddUserAsync(app.Services, Roles.Admin);
        using var stranger = app.Anonymous();
        var real = app.Services.GetRequiredService<UnsubscribeLinks>().Of(person.Id, [NotificationKind.Alert]).PathAndQuery;
        foreach (var link in new[] { UnsubscribeLinks.Path, $"{UnsubscribeLinks.Path}?token=", $"{UnsubscribeLinks.Path}?token=abc", real[..^1] + (real[^1] == 'A' ? 'B' : 'A'), $"{UnsubscribeLinks.Path}?token={new string('x', 5000)}" })
        {
            using var answer = await stranger.PostAsync(link, null);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        await using var db = app.Open();
        Assert.Equal(0, await db.Subscriptions.CountAsync());
    }

    [Fact]
    public async Task A_test_mail_is_the_real_one_and_what_the_server_says_is_shown()
    {
        await using var server = SmtpServer.Start();
        await using var app = await NotificationWorld.StartAsync(DatabaseKind.Sqlite, clock, BudgetWorld.Settings(server));
        var person = await SessionCookie.AddUserAsync(app.Services, Roles.Admin);
        using var client = await app.SignInAsync(person);
        await using var db = app.Open();
        await GivenNotification.AddAsync(db, GivenNotification.Row("newest", Severity.Critical));

        await client.SubmitAsync(Path, new Dictionary<string, string>(), $"{Path}?handler=Test");
        Assert.Contains("The mail server took the mail", await client.GetStringAsync(Path), StringComparison.Ordinal);
        var mail = Assert.Single(server.Mails);
        Assert.Equal(("Test: Critical: Relay of newest fails", person.Email), (mail.Header("Subject"), mail.Recipients.Single()));
        Assert.Matches("^<https://streams.example/notifications/unsubscribe\\?token=.*>$", mail.Header("List-Unsubscribe").Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal("List-Unsubscribe=One-Click", mail.Header("List-Unsubscribe-Post"));

        server.Instead = verb => verb == "RCPT" ? "550 no such user" : null;
        await client.SubmitAsync(Path, new Dictionary<string, string>(), $"{Path}?handler=Test");
        Assert.Contains("550", await client.GetStringAsync(Path), StringComparison.Ordinal);
        Assert.Equal(2, await db.AuditEntries.CountAsync(a => a.Action == "mail.tested"));
    }

    [Fact]
    public async Task Without_a_mail_server_a_test_says_so()
    {
        await using var app = await NotificationWorld.StartAsync(DatabaseKind.Sqlite, clock);
        using var client = await app.SignedInAsync(Roles.Admin);

        await client.SubmitAsync(Path, new Dictionary<string, string>(), $"{Path}?handler=Test");

        Assert.Contains("No mail server is configured", await client.GetStringAsync(Path), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Form(bool quiet) => new()
    {
        ["Form.Wishes[0].Kind"] = "alert",
        ["Form.Wishes[0].IsMailed"] = "true",
        ["Form.Wishes[0].LeastSeverity"] = "critical",
        ["Form.Wishes[1].Kind"] = "budget",
        ["Form.Wishes[1].IsMailed"] = "false",
        ["Form.Wishes[1].LeastSeverity"] = "info",
        ["Form.Wishes[2].Kind"] = "watchdog",
        ["Form.Wishes[2].IsMailed"] = "true",
        ["Form.Wishes[2].LeastSeverity"] = "info",
        ["Form.IsQuiet"] = quiet ? "true" : "false",
        ["Form.QuietFrom"] = "22:15",
        ["Form.QuietTo"] = "06:45",
    };
}
