using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using StreamOps.Domain.Budgets;
using StreamOps.Features.Mail;
using StreamOps.Platform.Access;
using StreamOps.Tests.Data.Budgets;
using StreamOps.Tests.Features.Budgets;
using StreamOps.Tests.Support;
using StreamOps.Tests.Vendors.Mail;

namespace StreamOps.Tests.Features.Notifications;

/// <summary>C1: an hour without the mail server loses nothing, doubles nothing and is seen.</summary>
public sealed class MailOutageTests
{
    private const int Thresholds = 50;

    private readonly FakeTimeProvider clock = new(Given.Noon);

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "HELLO", SmtpServer.Drop)]
    [InlineData(DatabaseKind.Postgres, "HELLO", SmtpServer.Drop)]
    [InlineData(DatabaseKind.Postgres, "MAIL", "421 closing")]
    public async Task What_was_crossed_in_an_hour_without_mail_server_arrives_once_within_5_minutes_of_its_return(DatabaseKind kind, string at, string how)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = SmtpServer.Start();
        server.Instead = verb => verb == at ? how : null;
        var app = NotificationWorld.Start(database, clock, BudgetWorld.Settings(server));
        var admin = await SessionCookie.AddUserAsync(app.Services, Roles.Admin);
        await using var db = database.Open();
        var month = "2026-03";
        await BudgetWorld.MeterAsync(db, await Given.ChannelAsync(db), month);
        db.Budgets.AddRange(Enumerable.Range(1, Thresholds).Select(i => GivenBudget.Row(BudgetScope.All, 1, null, i)));
        await db.SaveChangesAsync();

        for (var minute = 1; minute <= 60; minute++)
        {
            await BudgetWorld.SpendAsync(db, month, minute);
            await BudgetWorld.JudgeAsync(app);
            await NotificationWorld.SendAsync(app);
            if (minute == 30)
            {
                // It dies in the middle of a try.
                var outbox = app.Services.GetRequiredService<MailOutbox>();
                await outbox.TakeAsync((await outbox.DueAsync(1, CancellationToken.None)).Single(), CancellationToken.None);
                await app.DisposeAsync();
                app = NotificationWorld.Start(database, clock, BudgetWorld.Settings(server));
            }

            await AssertSeenAsync(app, admin, minute);
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Empty(server.Mails);
        server.Instead = _ => null;
        for (var minute = 0; minute < 5; minute++)
        {
            await NotificationWorld.SendAsync(app);
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(Thresholds, server.Mails.Count);
        Assert.Equal(Thresholds, server.Mails.Select(m => m.Header("Message-Id")).Distinct().Count());
        using var after = await app.SignInAsync(admin);
        Assert.DoesNotContain("Mail is not going out", await after.GetStringAsync("/account/notifications"), StringComparison.Ordinal);
        await app.DisposeAsync();
    }

    /// <summary>On an admin's pages, from the first failure on; on nobody else's.</summary>
    private static async Task AssertSeenAsync(StreamOpsApp app, StreamOps.Data.Access.UserRow admin, int minute)
    {
        if (minute % 20 != 1)
        {
            return;
        }

        using var client = await app.SignInAsync(admin);
        Assert.Contains("Mail is not going out since <time datetime=\"2026-03-15T12:00:00Z\">", await client.GetStringAsync("/account/notifications"), StringComparison.Ordinal);
        using var finance = await app.SignedInAsync(Roles.Finance);
        Assert.DoesNotContain("Mail is not going out", await finance.GetStringAsync("/account/manage"), StringComparison.Ordinal);
    }
}
