using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using StreamOps.Domain.Budgets;
using StreamOps.Platform.Access;
using StreamOps.Tests.Data.Budgets;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Budgets;

public sealed class BudgetPagesTests
{
    private static readonly FakeTimeProvider Clock = new(Given.Noon);

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_budget_is_rehearsed_before_it_is_saved_and_written_down_with_who_did_it(DatabaseKind kind)
    {
        await using var app = await StreamOpsApp.StartAsync(kind, Clock);
        using var admin = await app.SignedInAsync(Roles.Admin);
        var form = Form("Shop", "all", "250.50", ("actual", "80", "at-least"), ("pace", "20", "above"));

        using var rehearsed = await admin.SubmitAsync("/budgets/edit", form);
        var page = await rehearsed.Content.ReadAsStringAsync();
        Assert.Contains("Nothing was spent here in the last months", page, StringComparison.Ordinal);
        Assert.Contains("Save the budget", page, StringComparison.Ordinal);
        await using var db = app.Open();
        Assert.Empty(await db.Budgets.ToListAsync());

        form["Form.Rehearsed"] = "all|250.50|monthly|||actual/80/at-least|pace/20/above";
        for (var times = 0; times < 2; times++)
        {
            using var saved = await admin.SubmitAsync("/budgets/edit", form);
            Assert.Equal("/budgets?done=saved", saved.Headers.Location?.OriginalString);
        }

        var budget = Assert.Single(await db.Budgets.Include(b => b.Thresholds).ToListAsync()).ToBudget();
        Assert.Equal(("Shop", BudgetScope.All, 250.50m, true), (budget.Name, budget.Scope, budget.AmountUsd, budget.IsMonthly));
        Assert.Equal([(ThresholdBasis.Actual, 80m, true), (ThresholdBasis.Pace, 20m, false)], budget.Thresholds.Select(t => (t.Basis, t.Percent, t.ReachedCounts)));
        var audit = Assert.Single(await db.AuditEntries.Where(a => a.Action == "budget.added").ToListAsync());
        Assert.Contains("pace > 20%", audit.After, StringComparison.Ordinal);
        Assert.Contains("Shop", await admin.GetStringAsync("/budgets"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Form.Name", "", "Give it a name")]
    [InlineData("Form.AmountUsd", "0", "Write an amount in USD")]
    [InlineData("Form.AmountUsd", "10,50", "Write an amount in USD")]
    [InlineData("Form.AmountUsd", "1.001", "Write an amount in USD")]
    [InlineData("Form.Covers", "channel:99", "Choose what the budget covers")]
    [InlineData("Form.Period", "weekly", "Choose every month or one planned event")]
    [InlineData("Form.Thresholds[0].Percent", "-5", "Write per cent")]
    [InlineData("Form.Thresholds[0].Percent", "", "A budget needs a threshold")]
    public async Task What_is_wrong_is_said_beside_its_field_and_nothing_is_saved(string field, string value, string message)
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite, Clock);
        using var admin = await app.SignedInAsync(Roles.Admin);
        var form = Form("Shop", "all", "250", ("actual", "80", "at-least"));
        form[field] = value;

        using var answer = await admin.SubmitAsync("/budgets/edit", form);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(message, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        await using var db = app.Open();
        Assert.Empty(await db.Budgets.ToListAsync());
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Another_amount_arms_the_thresholds_anew_and_another_name_does_not(DatabaseKind kind)
    {
        await using var app = await StreamOpsApp.StartAsync(kind, Clock);
        using var admin = await app.SignedInAsync(Roles.Admin);
        await using var db = app.Open();
        var budget = await GivenBudget.AddAsync(db, GivenBudget.Row(BudgetScope.All, 250, null, 80));
        var threshold = budget.Thresholds[0].Id;

        await ChangeAsync(admin, budget.Id, 1, "Renamed", "250");
        Assert.Equal(threshold, (await db.BudgetThresholds.AsNoTracking().SingleAsync()).Id);
        await ChangeAsync(admin, budget.Id, 2, "Renamed", "300");
        Assert.NotEqual(threshold, (await db.BudgetThresholds.AsNoTracking().SingleAsync()).Id);

        // Filled from what was there before.
        using var stale = await ChangeAsync(admin, budget.Id, 2, "Late", "1");
        Assert.Contains("Somebody else has changed this budget", await stale.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(("Renamed", 300m, 3), (await db.Budgets.AsNoTracking().Select(b => new { b.Name, b.AmountUsd, b.Version }).ToListAsync()).Select(b => (b.Name, b.AmountUsd, b.Version)).Single());
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_budget_goes_with_what_it_has_fired_and_the_trail_keeps_it(DatabaseKind kind)
    {
        await using var app = await StreamOpsApp.StartAsync(kind, Clock);
        using var admin = await app.SignedInAsync(Roles.Admin);
        await using var db = app.Open();
        var budget = await GivenBudget.AddAsync(db, GivenBudget.Row(BudgetScope.All, 250, null, 80));
        db.BudgetCrossings.Add(GivenBudget.Crossing(budget, "2026-03"));
        await db.SaveChangesAsync();

        using var answer = await admin.SubmitAsync($"/budgets/edit/{budget.Id}", new Dictionary<string, string>(), $"/budgets/edit/{budget.Id}?handler=Delete");

        Assert.Equal("/budgets?done=deleted", answer.Headers.Location?.OriginalString);
        Assert.Equal((0, 0), (await db.Budgets.CountAsync(), await db.BudgetCrossings.CountAsync()));
        Assert.Contains("250", (await db.AuditEntries.SingleAsync(a => a.Action == "budget.deleted")).Before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finance_reads_and_finds_no_way_to_change()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite, Clock);
        using var finance = await app.SignedInAsync(Roles.Finance);
        await using var db = app.Open();
        await GivenBudget.AddAsync(db, GivenBudget.Row(BudgetScope.All, 250, null, 80));

        var page = await finance.GetStringAsync("/budgets");

        Assert.Contains("$250.00", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/budgets/edit", page, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> ChangeAsync(AppClient admin, long id, int version, string name, string amount)
    {
        var form = Form(name, "all", amount, ("actual", "80", "at-least"));
        form["Form.Version"] = $"{version}";
        form["Form.Rehearsed"] = $"all|{amount}|monthly|||actual/80/at-least";
        return admin.SubmitAsync($"/budgets/edit/{id}", form);
    }

    private static Dictionary<string, string> Form(string name, string covers, string amount, params (string Basis, string Percent, string Counts)[] thresholds)
    {
        var form = new Dictionary<string, string>
        {
            ["Form.Key"] = "0197a1b2-0000-7000-8000-000000000001",
            ["Form.Name"] = name,
            ["Form.Covers"] = covers,
            ["Form.AmountUsd"] = amount,
            ["Form.Period"] = "monthly",
        };
        foreach (var (threshold, i) in thresholds.Select((t, i) => (t, i)))
        {
            form[$"Form.Thresholds[{i}].Basis"] = threshold.Basis;
            form[$"Form.Thresholds[{i}].Percent"] = threshold.Percent;
            form[$"Form.Thresholds[{i}].Counts"] = threshold.Counts;
        }

        return form;
    }
}
