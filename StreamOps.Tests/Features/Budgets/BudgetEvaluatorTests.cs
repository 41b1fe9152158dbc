using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using StreamOps.Data.Notifications;
using StreamOps.Domain.Alerts;
using StreamOps.Domain.Budgets;
using StreamOps.Features.Budgets;
using StreamOps.Platform.Access;
using StreamOps.Tests.Data.Budgets;
using StreamOps.Tests.Data.Figures;
using StreamOps.Tests.Durability;
using StreamOps.Tests.Support;
using StreamOps.Tests.Vendors.Mail;

namespace StreamOps.Tests.Features.Budgets;

/// <summary>Told once: whatever is judged how often, by how many, a threshold is one crossing and one mail to each admin in a period.</summary>
public sealed class BudgetEvaluatorTests
{
    private const string March = "2026-03";
    private const string April = "2026-04";
    private static readonly decimal[] Percents = [50, 80, 100, 120];

    /// <summary>Cents of a budget of one dollar, up to each threshold and past it.</summary>
    private static readonly IEnumerable<int> PastEachThreshold = Percents.SelectMany(p => Enumerable.Range((int)p - 1, 3));

    /// <summary>In its full form of 200 budgets, which makes 800 mails a month.</summary>
    [Fact]
    public async Task Two_servers_that_judge_every_cent_of_many_budgets_send_one_mail_for_each_threshold_and_month()
    {
        var budgets = Effort.Times(40, 200);
        var mails = budgets * Percents.Length;
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        await using var server = SmtpServer.Start();
        var clock = new FakeTimeProvider(Given.Noon);
        await using var one = StreamOpsApp.Start(database, clock, BudgetWorld.Settings(server));
        await using var other = StreamOpsApp.Start(database, clock, BudgetWorld.Settings(server));
        await SessionCookie.AddUserAsync(one.Services, Roles.Admin);
        await using var db = database.Open();
        var channel = await Given.ChannelAsync(db);
        var meter = await BudgetWorld.MeterAsync(db, channel, March);
        BudgetScope[] scopes = [BudgetScope.All, BudgetScope.OfService("cdn"), BudgetScope.OfSeller(channel.SellerId), BudgetScope.OfChannel(channel.Id)];
        db.Budgets.AddRange(Enumerable.Range(0, budgets).Select(i => GivenBudget.Row(scopes[i % 4], 1, null, Percents)));
        await db.SaveChangesAsync();

        foreach (var cents in PastEachThreshold)
        {
            await BudgetWorld.SpendAsync(db, March, cents);
            await BudgetWorld.JudgeAsync(one, other);
        }

        await BudgetWorld.JudgeAsync(one);
        Assert.Equal(mails, (await BudgetWorld.MailsAsync(database)).Count);
        await BudgetWorld.ArriveAsync(server, mails);

        // A correction below and above again.
        foreach (var cents in new[] { 40, 130 })
        {
            await BudgetWorld.SpendAsync(db, March, cents);
            await BudgetWorld.JudgeAsync(one, other);
        }

        Assert.Equal(mails, (await BudgetWorld.MailsAsync(database)).Count);

        clock.SetUtcNow(new DateTimeOffset(2026, 4, 10, 0, 0, 0, TimeSpan.Zero));
        await BudgetWorld.MeterAsync(db, meter, April);
        foreach (var cents in PastEachThreshold)
        {
            await BudgetWorld.SpendAsync(db, April, cents);
            await BudgetWorld.JudgeAsync(one, other);
        }

        await BudgetWorld.JudgeAsync(one);
        Assert.Equal(2 * mails, (await BudgetWorld.MailsAsync(database)).Count);
        await BudgetWorld.ArriveAsync(server, 2 * mails);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Every_enabled_admin_is_told_and_nobody_else(DatabaseKind kind)
    {
        await using var app = await StreamOpsApp.StartAsync(kind, new FakeTimeProvider(Given.Noon));
        var admins = new[] { await SessionCookie.AddUserAsync(app.Services, Roles.Admin), await SessionCookie.AddUserAsync(app.Services, Roles.Admin) };
        await SessionCookie.AddUserAsync(app.Services, Roles.Finance);
        var disabled = await SessionCookie.AddUserAsync(app.Services, Roles.Admin);
        await using var db = app.Open();
        await db.Users.Where(u => u.Id == disabled.Id).ExecuteUpdateAsync(u => u.SetProperty(x => x.DisabledAt, Given.Noon));
        await BudgetWorld.MeterAsync(db, await Given.ChannelAsync(db), March);
        await GivenBudget.AddAsync(db, GivenBudget.Row(BudgetScope.All, 1, null, 50));
        await BudgetWorld.SpendAsync(db, March, 60);

        await BudgetWorld.JudgeAsync(app);
        await BudgetWorld.JudgeAsync(app);

        Assert.Equal(admins.Select(a => a.Email).Order(), (await BudgetWorld.MailsAsync(app.Database)).Select(m => m.Recipient).Order());
        Assert.Equal((March, 0.6m, 0.5m), (await db.BudgetCrossings.Select(c => new { c.Period, c.SpentUsd, c.LimitUsd }).ToListAsync()).Select(c => (c.Period, c.SpentUsd, c.LimitUsd)).Single());
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_crossing_is_one_notification_for_webhooks_and_mails_those_who_did_not_unsubscribe(DatabaseKind kind)
    {
        await using var app = await StreamOpsApp.StartAsync(kind, new FakeTimeProvider(Given.Noon));
        var stays = await SessionCookie.AddUserAsync(app.Services, Roles.Admin);
        var left = await SessionCookie.AddUserAsync(app.Services, Roles.Admin);
        await using var db = app.Open();
        db.Subscriptions.Add(new() { UserId = left.Id, Kind = NotificationKind.Budget, IsMailed = false, LeastSeverity = Severity.Info, ChangedAt = Given.Noon });
        await BudgetWorld.MeterAsync(db, await Given.ChannelAsync(db), March);
        await GivenBudget.AddAsync(db, GivenBudget.Row(BudgetScope.All, 1, null, 50, 100));
        await BudgetWorld.SpendAsync(db, March, 100);

        await BudgetWorld.JudgeAsync(app);
        await BudgetWorld.JudgeAsync(app);

        Assert.Equal([stays.Email, stays.Email], (await BudgetWorld.MailsAsync(app.Database)).Select(m => m.Recipient));
        var told = (await db.Notifications.AsNoTracking().Where(n => n.Kind == NotificationKind.Budget).ToListAsync()).OrderBy(n => n.Severity).ToList();
        Assert.Equal([(Severity.Warning, true), (Severity.Critical, true)], told.Select(n => (n.Severity, n.IsMailed)));
        Assert.All(told, n => Assert.Contains("$1.00 of $1.00", n.Headline, StringComparison.Ordinal));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_stream_on_air_that_crosses_a_threshold_is_told_of_before_it_ends(DatabaseKind kind)
    {
        var clock = new FakeTimeProvider(Given.Noon);
        await using var app = await StreamOpsApp.StartAsync(kind, clock);
        await SessionCookie.AddUserAsync(app.Services, Roles.Admin);
        await using var studio = Studio.Of(app, Given.Noon);
        var channel = await studio.ChannelAsync();
        var live = await studio.StartAsync(channel, Given.Noon.AddMinutes(-90));
        await studio.WatchAsync(live, Given.Noon.AddMinutes(-90), Given.Noon, 100);
        await GivenBudget.AddAsync(studio.Db, GivenBudget.Row(BudgetScope.OfChannel(channel.Id), 20, null, 50, 100));

        await BudgetWorld.JudgeAsync(app);

        var mail = Assert.Single(await BudgetWorld.MailsAsync(app.Database));
        Assert.Contains("50% spent, $10.08 of $20.00", mail.Subject, StringComparison.Ordinal);
        Assert.Contains($"/streams/{live.Id}", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("on air", mail.TextBody, StringComparison.Ordinal);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task The_last_minutes_of_a_month_are_told_of_after_its_end_and_once(DatabaseKind kind)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 31, 23, 59, 50, TimeSpan.Zero));
        await using var app = await StreamOpsApp.StartAsync(kind, clock);
        await SessionCookie.AddUserAsync(app.Services, Roles.Admin);
        await using var db = app.Open();
        await BudgetWorld.MeterAsync(db, await Given.ChannelAsync(db), March);
        await GivenBudget.AddAsync(db, GivenBudget.Row(BudgetScope.All, 1, null, 100));
        await BudgetWorld.SpendAsync(db, March, 99);
        await BudgetWorld.JudgeAsync(app);
        Assert.Empty(await BudgetWorld.MailsAsync(app.Database));

        clock.Advance(TimeSpan.FromSeconds(20));
        await BudgetWorld.SpendAsync(db, March, 100);
        await BudgetWorld.JudgeAsync(app);
        await BudgetWorld.JudgeAsync(app);

        Assert.Contains("March 2026", Assert.Single(await BudgetWorld.MailsAsync(app.Database)).TextBody, StringComparison.Ordinal);
    }

    /// <summary>October is judged for two days more; what is changed by then is for November.</summary>
    [Theory, ClassData<DatabaseKinds>]
    public async Task A_budget_that_is_changed_when_a_month_is_over_does_not_tell_of_that_month_again(DatabaseKind kind)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 31, 12, 0, 0, TimeSpan.Zero));
        await using var app = await StreamOpsApp.StartAsync(kind, clock);
        await SessionCookie.AddUserAsync(app.Services, Roles.Admin);
        await using var db = app.Open();
        await BudgetWorld.MeterAsync(db, await Given.ChannelAsync(db), March);
        var budget = await GivenBudget.AddAsync(db, GivenBudget.Row(BudgetScope.All, 1, null, 50));
        await BudgetWorld.SpendAsync(db, March, 60);
        await BudgetWorld.JudgeAsync(app);

        clock.SetUtcNow(new DateTimeOffset(2026, 4, 1, 9, 0, 0, TimeSpan.Zero));
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var draft = new BudgetDraft(budget.Name, BudgetScope.All, 1.1m, null, [new Threshold(0, ThresholdBasis.Actual, 50)]);
            Assert.Equal(BudgetChange.Done, await scope.ServiceProvider.GetRequiredService<BudgetStore>().ChangeAsync(budget.Id, 1, draft, "admin@people.example", CancellationToken.None));
        }

        await BudgetWorld.JudgeAsync(app);

        Assert.Single(await BudgetWorld.MailsAsync(app.Database));
        Assert.Equal(1, await db.BudgetCrossings.CountAsync());
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Names_that_want_to_be_headers_reach_the_mail_as_text(DatabaseKind kind)
    {
        await using var server = SmtpServer.Start();
        await using var app = await StreamOpsApp.StartAsync(kind, new FakeTimeProvider(Given.Noon), BudgetWorld.Settings(server));
        var admin = await SessionCookie.AddUserAsync(app.Services, Roles.Admin);
        await using var db = app.Open();
        string[] hostile =
        [
            .. HostileText.All.Select(t => t.Replace("\0", "", StringComparison.Ordinal)).Select(t => t[..Math.Min(t.Length, 200)]),
            "<script>alert(1)</script>", "</td></table></body>Paid", "\u202Etxt.exe", "=?utf-8?q?Bcc:?=", "{0} %s ${x}", "🦄 Ω é", ".", "\r\n.\r\nMAIL FROM:<x@evil.example>",
        ];
        foreach (var name in hostile)
        {
            var channel = await Given.ChannelAsync(db, c => c.Name = name);
            await BudgetWorld.MeterAsync(db, channel, March);
            var row = GivenBudget.Row(BudgetScope.OfChannel(channel.Id), 1, null, 50);
            row.Name = name;
            await GivenBudget.AddAsync(db, row);
        }

        await BudgetWorld.SpendAsync(db, March, 60);
        await BudgetWorld.JudgeAsync(app);
        await BudgetWorld.ArriveAsync(server, hostile.Length);

        string[] headers = ["From", "To", "Subject", "Date", "Message-Id", "Auto-Submitted", "MIME-Version", "Content-Type", "List-Unsubscribe", "List-Unsubscribe-Post"];
        Assert.All(BudgetWorld.Arrived(server), mail =>
        {
            Assert.Equal([admin.Email!], mail.Recipients);
            Assert.Equal(headers.Order(StringComparer.OrdinalIgnoreCase), mail.Headers.Select(h => h.Name).Order(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);
        });
        Assert.All(await BudgetWorld.MailsAsync(app.Database), mail =>
        {
            Assert.InRange(mail.Subject.Length, 1, 400);
            Assert.DoesNotContain(mail.Subject, c => char.IsControl(c) || c is '\u2028' or '\u202E');
            Assert.DoesNotContain("<script>", mail.HtmlBody, StringComparison.Ordinal);
            Assert.DoesNotContain(mail.TextBody.Split('\n'), line => line.StartsWith("Bcc:", StringComparison.Ordinal) || line.Trim() == ".");
        });
    }
}
