using Hangfire;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Messages;
using StreamOps.Features.Mail;
using StreamOps.Tests.Data.Notifications;
using StreamOps.Tests.Features.Budgets;
using StreamOps.Tests.Support;
using StreamOps.Tests.Vendors.Mail;

namespace StreamOps.Tests.Durability;

/// <summary>C5: a server is killed while it tells, again and again, beside another one: nothing is missed, and a kill doubles at most one mail, under its id.</summary>
public sealed class MailKillTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Of_two_servers_one_is_killed_with_a_mail_just_sent_and_nobody_misses_one()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        await using var server = SmtpServer.Start();
        await using var other = new ProcessApp(Settings(database, server));
        await using var dying = new ProcessApp(Settings(database, server)) { FailPoint = "mail:sent" };
        await other.StartAsync();
        var jobs = JobsOf(database);
        var (kills, owed) = (Effort.Times(2, 50), 0);
        for (var kill = 0; kill < kills; kill++)
        {
            owed = await OweAsync(database, owed, 3);
            var end = dying.RunToEndAsync(Patience);
            while (await Task.WhenAny(end, Task.Delay(TimeSpan.FromSeconds(5))) != end)
            {
                // The other one may have been faster with what there was. A sweep a minute would give the dying one too few turns.
                owed = await OweAsync(database, owed, 1);
                jobs.Enqueue<SendMailJob>(job => job.RunAsync(CancellationToken.None));
            }

            Assert.NotEqual(0, await end);
        }

        await LeasesEndAsync(database);
        var arrived = await ArrivedAsync(server, owed);

        Assert.Equal(Enumerable.Range(0, owed).Select(i => $"<kill{i}@owed.example>").Order(StringComparer.Ordinal), arrived.Keys.Order(StringComparer.Ordinal));
        Assert.InRange(server.Mails.Count - owed, 0, kills);
        Assert.All(arrived.Values, times => Assert.InRange(times, 1, 1 + kills));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Kills_while_a_notification_is_spread_leave_one_mail(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = SmtpServer.Start();
        await using var app = new ProcessApp(Settings(database, server));
        await app.StartAsync();
        await app.Kill9Async();
        await using (var db = database.Open())
        {
            await GivenNotification.AddAsync(db, GivenNotification.Row("a"));
        }

        foreach (var place in new[] { "notifications:before-commit", "notifications:committed", "notifications:before-gathered", "notifications:gathered" })
        {
            app.FailPoint = place;
            Assert.NotEqual(0, await app.RunToEndAsync(Patience));
        }

        app.FailPoint = null;
        await app.StartAsync();
        await ArrivedAsync(server, 1);

        await using var after = database.Open();
        Assert.Equal(1, await after.OutboxMails.CountAsync(m => m.DedupeKey.StartsWith("notification:")));
        Assert.Single(server.Mails, m => m.Header("Subject").Contains("Relay of a fails", StringComparison.Ordinal));
    }

    private static Dictionary<string, string?> Settings(TestDatabase database, SmtpServer server) =>
        new Dictionary<string, string?>(Backend.Settings(database).Concat(BudgetWorld.Settings(server)))
        {
            ["Bootstrap:AdminEmail"] = "admin@people.example",
            ["Bootstrap:AdminPassword"] = "a long enough pass phrase",
        };

    /// <summary>Wakes whichever server is faster, as a third one that wrote a mail would.</summary>
    private static BackgroundJobClient JobsOf(TestDatabase database)
    {
        var options = new PostgreSqlStorageOptions { SchemaName = "hangfire" };
        return new BackgroundJobClient(new PostgreSqlStorage(new NpgsqlConnectionFactory(database.ConnectionString, options), options));
    }

    private static async Task<int> OweAsync(TestDatabase database, int owed, int more)
    {
        await using var db = database.Open();
        db.OutboxMails.AddRange(Enumerable.Range(owed, more).Select(i => new OutboxMailRow
        {
            DedupeKey = $"kill:{i}",
            MessageId = $"kill{i}@owed.example",
            Recipient = "person@people.example",
            Subject = "Owed",
            TextBody = "Hello",
            HtmlBody = "<p>Hello</p>",
            CreatedAt = TimeProvider.System.GetUtcNow(),
        }));
        await db.SaveChangesAsync();
        return owed + more;
    }

    /// <summary>What the dead have taken is theirs for two minutes; the short form does not sit them out.</summary>
    private static async Task LeasesEndAsync(TestDatabase database)
    {
        if (Effort.IsFull)
        {
            return;
        }

        await using var db = database.Open();
        await db.OutboxMails.Where(m => m.SentAt == null).ExecuteUpdateAsync(m => m.SetProperty(x => x.NextAttemptAt, (DateTimeOffset?)null));
    }

    private static async Task<Dictionary<string, int>> ArrivedAsync(SmtpServer server, int count)
    {
        var arrived = new Dictionary<string, int>();
        for (var tries = 0; tries < 2400 && arrived.Count < count; tries++)
        {
            await Task.Delay(100);
            arrived = server.Mails.GroupBy(m => m.Header("Message-Id")).ToDictionary(g => g.Key, g => g.Count());
        }

        return arrived;
    }
}
