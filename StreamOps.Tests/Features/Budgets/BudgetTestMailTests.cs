using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using StreamOps.Data.Budgets;
using StreamOps.Domain.Budgets;
using StreamOps.Platform.Access;
using StreamOps.Tests.Data.Budgets;
using StreamOps.Tests.Features.Notifications;
using StreamOps.Tests.Support;
using StreamOps.Tests.Vendors.Mail;

namespace StreamOps.Tests.Features.Budgets;

public sealed class BudgetTestMailTests
{
    private readonly FakeTimeProvider clock = new(Given.Noon);

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_test_is_the_mail_that_a_threshold_would_send_and_fires_none(DatabaseKind kind)
    {
        await using var server = SmtpServer.Start();
        await using var app = await NotificationWorld.StartAsync(kind, clock, BudgetWorld.Settings(server));
        var person = await SessionCookie.AddUserAsync(app.Services, Roles.Admin);
        using var client = await app.SignInAsync(person);
        await using var db = app.Open();
        var budget = await GivenBudget.AddAsync(db, GivenBudget.Row(BudgetScope.All, 250m, null, 80, 100));
        var path = $"/budgets/edit/{budget.Id}";

        using var sent = await client.SubmitAsync(path, new Dictionary<string, string>(), $"{path}?handler=Test");

        Assert.Equal(path, sent.Headers.Location?.OriginalString);
        Assert.Contains("The mail server took the mail", await client.GetStringAsync(path), StringComparison.Ordinal);
        var mail = Assert.Single(server.Mails);
        Assert.Equal(person.Email, mail.Recipients.Single());
        Assert.StartsWith("Test: Budget Budget of all: ", mail.Header("Subject"), StringComparison.Ordinal);
        Assert.Contains("250.00", mail.Header("Subject"), StringComparison.Ordinal);
        Assert.Empty(await db.BudgetCrossings.ToListAsync());
        Assert.Empty(await db.OutboxMails.ToListAsync());
    }

    [Fact]
    public async Task There_is_no_test_of_a_budget_that_is_not_there()
    {
        await using var app = await NotificationWorld.StartAsync(DatabaseKind.Sqlite, clock);
        using var client = await app.SignedInAsync(Roles.Admin);

        using var answer = await client.SubmitAsync("/budgets/edit", new Dictionary<string, string>(), "/budgets/edit/77?handler=Test");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task The_head_counts_budgets_that_are_used_up_in_the_period_that_runs(DatabaseKind kind)
    {
        await using var app = await NotificationWorld.StartAsync(kind, clock);
        using var finance = await app.SignedInAsync(Roles.Finance);
        using var seller = await app.SignedInAsync(Roles.Seller);
        await using var db = app.Open();
        var (now, month) = (Given.Noon, $"{Given.Noon:yyyy-MM}");
        var before = await GivenBudget.AddAsync(db, GivenBudget.Row(BudgetScope.All, 250m, null, 100));
        var half = await GivenBudget.AddAsync(db, GivenBudget.Row(BudgetScope.OfService("agora"), 250m, null, 50));
        var over = await GivenBudget.AddAsync(db, GivenBudget.Row(BudgetScope.OfService("cloudflare"), 250m, new(now.AddDays(-3), now.AddDays(-1)), 100));
        db.BudgetCrossings.AddRange(
            UsedUp(GivenBudget.Crossing(before, "2020-01")), GivenBudget.Crossing(half, month), UsedUp(GivenBudget.Crossing(over, BudgetPeriod.Once)));
        await db.SaveChangesAsync();
        Assert.DoesNotContain("budget-count", await finance.GetStringAsync("/costs"), StringComparison.Ordinal);

        var running = await GivenBudget.AddAsync(db, GivenBudget.Row(BudgetScope.All, 250m, new(now.AddDays(-3), now.AddDays(1)), 100));
        db.BudgetCrossings.AddRange(UsedUp(GivenBudget.Crossing(before, month)), UsedUp(GivenBudget.Crossing(running, BudgetPeriod.Once)));
        await db.SaveChangesAsync();

        Assert.Matches("budget-count[^<]*<svg.*</svg><span>2</span>", await finance.GetStringAsync("/costs"));
        Assert.DoesNotContain("budget-count", await seller.GetStringAsync("/channels"), StringComparison.Ordinal);

        // As a change of the amount does: its thresholds are new.
        await db.BudgetThresholds.Where(t => t.BudgetId == before.Id).ExecuteDeleteAsync();
        Assert.Matches("budget-count[^<]*<svg.*</svg><span>1</span>", await finance.GetStringAsync("/costs"));
    }

    private static BudgetCrossingRow UsedUp(BudgetCrossingRow crossing)
    {
        crossing.Percent = 100;
        return crossing;
    }
}
