using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using StreamOps.Data.Notifications;
using StreamOps.Domain.Alerts;
using StreamOps.Platform.Access;
using StreamOps.Tests.Data.Notifications;
using StreamOps.Tests.Features.Budgets;
using StreamOps.Tests.Support;
using StreamOps.Tests.Vendors.Mail;

namespace StreamOps.Tests.Features.Notifications;

/// <summary>Who is mailed, when, and how often: each person each notification once.</summary>
public sealed class NotificationMailsTests
{
    private readonly FakeTimeProvider clock = new(Given.Noon);

    [Theory, ClassData<DatabaseKinds>]
    public async Task The_first_goes_at_once_and_what_follows_within_half_a_minute_goes_together(DatabaseKind kind)
    {
        await using var app = await NotificationWorld.StartAsync(kind, clock);
        await SessionCookie.AddUserAsync(app.Services, Roles.Admin);
        await using var db = app.Open();
        await GivenNotification.AddAsync(db, GivenNotification.Row("a"));
        await NotificationWorld.TurnAsync(app);
        Assert.Equal("Warning: Relay of a fails", Assert.Single(await NotificationWorld.MailsAsync(app)).Subject);

        for (var second = 1; second <= 29; second++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await GivenNotification.AddAsync(db, GivenNotification.Row($"b{second}", second == 17 ? Severity.Critical : Severity.Warning));
            await NotificationWorld.TurnAsync(app);
        }

        Assert.Single(await NotificationWorld.MailsAsync(app));
        clock.Advance(TimeSpan.FromSeconds(1));
        await NotificationWorld.TurnAsync(app);
        await NotificationWorld.TurnAsync(app);

        var mails = await NotificationWorld.MailsAsync(app);
        Assert.Equal((2, "Critical: Relay of b17 fails (and 28 more)"), (mails.Count, mails[1].Subject));
        Assert.All(Enumerable.Range(1, 29), i => Assert.Contains($"Relay of b{i} fails", mails[1].TextBody, StringComparison.Ordinal));
        Assert.Contains("/alerts/7", mails[1].TextBody, StringComparison.Ordinal);
        Assert.Contains("38 %", mails[1].TextBody, StringComparison.Ordinal);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Servers_that_turn_at_once_tell_each_person_each_thing_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var one = NotificationWorld.Start(database, clock);
        await using var other = NotificationWorld.Start(database, clock);
        for (var i = 0; i < 3; i++)
        {
            await SessionCookie.AddUserAsync(one.Services, Roles.Admin);
        }

        await using var db = one.Open();
        for (var i = 0; i < 30; i++)
        {
            await GivenNotification.AddAsync(db, GivenNotification.Row($"n{i}."));
            if (i % 10 == 9)
            {
                await NotificationWorld.TurnAsync(one, other, one, other);
                clock.Advance(TimeSpan.FromSeconds(31));
            }
        }

        await NotificationWorld.TurnAsync(one, other);
        clock.Advance(TimeSpan.FromSeconds(31));
        await NotificationWorld.TurnAsync(one);

        var mails = await NotificationWorld.MailsAsync(one);
        Assert.Equal(90, await db.NotificationShares.CountAsync());
        Assert.Equal(0, await db.NotificationShares.CountAsync(s => s.GatheredAt == null));
        foreach (var person in mails.GroupBy(m => m.Recipient))
        {
            Assert.All(Enumerable.Range(0, 30), i => Assert.Single(person, m => m.HtmlBody.Contains($"<h1>Relay of n{i}. fails</h1>", StringComparison.Ordinal) || m.HtmlBody.Contains($"<h2>Relay of n{i}. fails</h2>", StringComparison.Ordinal)));
        }

        Assert.Equal(3, mails.Select(m => m.Recipient).Distinct().Count());
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Only_enabled_admins_are_told_and_each_what_they_chose(DatabaseKind kind)
    {
        await using var app = await NotificationWorld.StartAsync(kind, clock);
        var usual = await SessionCookie.AddUserAsync(app.Services, Roles.Admin);
        var strict = await SessionCookie.AddUserAsync(app.Services, Roles.Admin);
        var silent = await SessionCookie.AddUserAsync(app.Services, Roles.Admin);
        var disabled = await SessionCookie.AddUserAsync(app.Services, Roles.Admin);
        await SessionCookie.AddUserAsync(app.Services, Roles.Seller);
        await SessionCookie.AddUserAsync(app.Services, Roles.Finance);
        await using var db = app.Open();
        await db.Users.Where(u => u.Id == disabled.Id).ExecuteUpdateAsync(u => u.SetProperty(x => x.DisabledAt, Given.Noon));
        db.Subscriptions.AddRange(Wish(strict.Id, true, Severity.Critical), Wish(silent.Id, false, Severity.Info));
        await db.SaveChangesAsync();

        foreach (var severity in Enum.GetValues<Severity>())
        {
            await GivenNotification.AddAsync(db, GivenNotification.Row($"{severity}", severity));
        }

        await GivenNotification.AddAsync(db, GivenNotification.Row("mailed", Severity.Critical), n => n.IsMailed = true);
        await NotificationWorld.TurnAsync(app);

        var shares = (await db.NotificationShares.Include(s => s.Notification).ToListAsync()).Select(s => (s.UserId, s.Notification!.DedupeKey)).ToHashSet();
        Assert.Equal([(usual.Id, "Warning"), (usual.Id, "Critical"), (strict.Id, "Critical")], shares);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task The_owner_of_an_incident_alone_is_told_whatever_they_chose_and_cannot_leave(DatabaseKind kind)
    {
        await using var app = await NotificationWorld.StartAsync(kind, clock, new Dictionary<string, string?> { ["App:PublicUrl"] = "https://streams.example" });
        var owner = await SessionCookie.AddUserAsync(app.Services, Roles.Admin);
        await SessionCookie.AddUserAsync(app.Services, Roles.Admin);
        await using var db = app.Open();
        db.Subscriptions.Add(Wish(owner.Id, false, Severity.Critical));
        await GivenNotification.EndpointAsync(db, "unused", "https://pager.example/");
        await GivenNotification.AddAsync(db, GivenNotification.Row("own", Severity.Info), n => n.OnlyTo = owner.Id);

        await NotificationWorld.TurnAsync(app);

        var mail = Assert.Single(await NotificationWorld.MailsAsync(app));
        Assert.Equal((owner.Email, null), (mail.Recipient, mail.UnsubscribeUrl));
        Assert.DoesNotContain("unsubscribe", mail.TextBody, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("you own an incident", mail.TextBody, StringComparison.Ordinal);
        Assert.Equal(0, await db.WebhookDeliveries.CountAsync());
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Where_the_owner_s_account_is_gone_everybody_is_told_rather_than_nobody(DatabaseKind kind)
    {
        await using var app = await NotificationWorld.StartAsync(kind, clock);
        var owner = await SessionCookie.AddUserAsync(app.Services, Roles.Admin);
        var other = await SessionCookie.AddUserAsync(app.Services, Roles.Admin);
        await using var db = app.Open();
        await db.Users.Where(u => u.Id == owner.Id).ExecuteUpdateAsync(u => u.SetProperty(x => x.DisabledAt, Given.Noon));
        await GivenNotification.AddAsync(db, GivenNotification.Row("own"), n => n.OnlyTo = owner.Id);

        await NotificationWorld.TurnAsync(app);

        Assert.Equal(other.Email, Assert.Single(await NotificationWorld.MailsAsync(app)).Recipient);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task In_quiet_hours_only_what_is_critical_is_mailed_and_the_rest_comes_together_after_them(DatabaseKind kind)
    {
        await using var app = await NotificationWorld.StartAsync(kind, clock);
        var person = await SessionCookie.AddUserAsync(app.Services, Roles.Admin);
        await using var db = app.Open();

        // Noon in UTC is 21:00 in Tokyo.
        await db.Users.Where(u => u.Id == person.Id).ExecuteUpdateAsync(u => u
            .SetProperty(x => x.TimeZone, "Asia/Tokyo").SetProperty(x => x.QuietFrom, new TimeOnly(20, 30)).SetProperty(x => x.QuietTo, new TimeOnly(6, 0)));
        await GivenNotification.AddAsync(db, GivenNotification.Row("a"));
        await GivenNotification.AddAsync(db, GivenNotification.Row("b"));
        await NotificationWorld.TurnAsync(app);
        Assert.Empty(await NotificationWorld.MailsAsync(app));

        await GivenNotification.AddAsync(db, GivenNotification.Row("fire", Severity.Critical));
        await NotificationWorld.TurnAsync(app);
        Assert.Equal("Critical: Relay of fire fails", Assert.Single(await NotificationWorld.MailsAsync(app)).Subject);

        clock.SetUtcNow(new DateTimeOffset(2026, 3, 15, 20, 59, 59, TimeSpan.Zero));
        await NotificationWorld.TurnAsync(app);
        Assert.Single(await NotificationWorld.MailsAsync(app));
        clock.Advance(TimeSpan.FromSeconds(1));
        await NotificationWorld.TurnAsync(app);
        Assert.Equal("Warning: Relay of a fails (and 1 more)", (await NotificationWorld.MailsAsync(app))[1].Subject);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Hostile_text_in_every_field_reaches_one_recipient_under_the_fixed_headers(DatabaseKind kind)
    {
        await using var server = SmtpServer.Start();
        await using var app = await NotificationWorld.StartAsync(kind, clock, BudgetWorld.Settings(server));
        var admin = await SessionCookie.AddUserAsync(app.Services, Roles.Admin);
        await using var db = app.Open();
        foreach (var (text, i) in HostileText.All.Select((t, i) => (t, i)))
        {
            var kept = text.Replace("\0", "", StringComparison.Ordinal);
            await GivenNotification.AddAsync(db, GivenNotification.Row($"hostile{i}"), n =>
            {
                n.Headline = kept[..Math.Min(kept.Length, 400)];
                n.Facts = NotificationFacts.Write(new NotificationFact(kept, kept));
            });
            await NotificationWorld.TurnAsync(app);
            clock.Advance(TimeSpan.FromSeconds(31));
        }

        await NotificationWorld.SendAsync(app);

        string[] headers = ["From", "To", "Subject", "Date", "Message-Id", "Auto-Submitted", "MIME-Version", "Content-Type", "List-Unsubscribe", "List-Unsubscribe-Post"];
        Assert.Equal(200, server.Mails.Count);
        Assert.All(server.Mails, mail =>
        {
            Assert.Equal([admin.Email!], mail.Recipients);
            Assert.Equal(headers.Order(StringComparer.OrdinalIgnoreCase), mail.Headers.Select(h => h.Name).Order(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);
        });
        Assert.All(await NotificationWorld.MailsAsync(app), mail =>
        {
            Assert.DoesNotContain(mail.Subject, c => char.IsControl(c) || c is '\u2028' or '\u2029' or '\u202E');
            Assert.DoesNotContain(mail.TextBody.Split('\n'), line => line.StartsWith("Bcc:", StringComparison.OrdinalIgnoreCase) || line.Trim() == ".");
        });
    }

    private static SubscriptionRow Wish(Guid user, bool isMailed, Severity least) => new()
    {
        UserId = user,
        Kind = NotificationKind.Alert,
        IsMailed = isMailed,
        LeastSeverity = least,
        ChangedAt = Given.Noon,
    };
}
