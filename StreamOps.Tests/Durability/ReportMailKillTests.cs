using Microsoft.EntityFrameworkCore;
using StreamOps.Tests.Features.Budgets;
using StreamOps.Tests.Features.Reports.Delivery;
using StreamOps.Tests.Support;
using StreamOps.Tests.Vendors.Mail;

namespace StreamOps.Tests.Durability;

/// <summary>The process dies between the close of a month and its mail: each recipient is owed it once, and a kill doubles no recipient's mail more than once, under its id.</summary>
public sealed class ReportMailKillTests
{
    private static readonly string[] Places = ["close:before-commit", "close:committed", "report-mail:before-commit", "report-mail:committed", "mail:sent"];

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_kill_anywhere_leaves_one_promise_and_one_mail_for_each_recipient(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var server = SmtpServer.Start();
        await using var app = new ProcessApp(new Dictionary<string, string?>(Backend.Settings(database).Concat(BudgetWorld.Settings(server))));
        await CloseKillTests.PastMonthAsync(database);
        await using (var db = database.Open())
        {
            db.ReportRecipients.AddRange(DeliveryWorld.Recipient("one@finance.example"), DeliveryWorld.Recipient("two@finance.example"));
            await db.SaveChangesAsync();
        }

        foreach (var place in Places.Where((_, i) => Effort.IsFull || i is 2 or 4))
        {
            app.FailPoint = place;
            Assert.NotEqual(0, await app.RunToEndAsync(Patience));
            await using var db = database.Open();
            Assert.Equal(await db.ReportVersions.CountAsync() * 2, await db.ReportDeliveries.CountAsync());
        }

        await using var after = database.Open();

        // What the dead has taken is its for two minutes; the test does not sit them out.
        await after.OutboxMails.Where(m => m.SentAt == null).ExecuteUpdateAsync(m => m.SetProperty(x => x.NextAttemptAt, (DateTimeOffset?)null));
        app.FailPoint = null;
        await app.StartAsync();
        for (var tries = 0; tries < 900 && await after.ReportDeliveries.CountAsync(d => d.Mail!.SentAt != null) < 2; tries++)
        {
            await Task.Delay(100);
        }

        Assert.Equal((2, 2), (await after.ReportDeliveries.CountAsync(d => d.Mail!.SentAt != null), await after.OutboxMails.CountAsync(m => m.DedupeKey.StartsWith("report:"))));
        var arrived = server.Mails.GroupBy(m => m.Recipients.Single()).ToList();
        Assert.Equal(["one@finance.example", "two@finance.example"], arrived.Select(g => g.Key).Order());
        Assert.All(arrived, g => Assert.Single(g.Select(m => m.Header("Message-Id")).Distinct()));

        // One kill had a mail in the hands of the server: none arrives a third time.
        Assert.All(arrived, g => Assert.InRange(g.Count(), 1, Effort.IsFull ? 3 : 2));
    }
}
