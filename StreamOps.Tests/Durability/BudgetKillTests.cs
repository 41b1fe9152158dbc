using Microsoft.EntityFrameworkCore;
using StreamOps.Domain.Budgets;
using StreamOps.Domain.Time;
using StreamOps.Features.Budgets;
using StreamOps.Tests.Data.Budgets;
using StreamOps.Tests.Features.Budgets;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Durability;

/// <summary>The process dies while it writes down that a threshold was crossed: the crossing and its mail are there together, and once.</summary>
public sealed class BudgetKillTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Theory, ClassData<DatabaseKinds>]
    public async Task Kills_at_a_crossing_leave_one_mail(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var app = new ProcessApp(new Dictionary<string, string?>(Backend.Settings(database))
        {
            ["Bootstrap:AdminEmail"] = "admin@people.example",
            ["Bootstrap:AdminPassword"] = "a long enough pass phrase",
        });
        await app.StartAsync();
        await app.Kill9Async();
        await CrossAsync(database);
        await Aftermath.LeasesEndAsync(database);

        foreach (var (place, written) in new[] { ("budgets:before-commit", 0), ("budgets:committed", 1) })
        {
            app.FailPoint = place;
            Assert.NotEqual(0, await app.RunToEndAsync(Patience));
            Assert.Equal((written, written), await WrittenAsync(database));
            await Aftermath.LeasesEndAsync(database);
        }

        app.FailPoint = null;
        await app.StartAsync();
        await Aftermath.JudgedAgainAsync(database, EvaluateBudgetsJob.Connector, Patience);
        Assert.Equal((1, 1), await WrittenAsync(database));
    }

    private static async Task CrossAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var month = BillingCalendar.Utc.MonthOf(TimeProvider.System.GetUtcNow()).ToString();
        await BudgetWorld.MeterAsync(db, await Given.ChannelAsync(db), month);
        await GivenBudget.AddAsync(db, GivenBudget.Row(BudgetScope.All, 1, null, 50));
        await BudgetWorld.SpendAsync(db, month, 60);
    }

    private static async Task<(int Crossings, int Mails)> WrittenAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return (await db.BudgetCrossings.CountAsync(), (await BudgetWorld.MailsAsync(database)).Count);
    }
}
