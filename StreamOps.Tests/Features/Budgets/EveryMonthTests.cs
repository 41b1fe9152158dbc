using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using StreamOps.Domain.Budgets;
using StreamOps.Domain.Time;
using StreamOps.Platform.Access;
using StreamOps.Tests.Data.Budgets;
using StreamOps.Tests.Domain.Time;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Budgets;

/// <summary>A month begins once: in every zone, across changes of clocks, when the beat comes twice at once, and when it is hours or days late.</summary>
public sealed class EveryMonthTests
{
    [Theory]
    [MemberData(nameof(LocalDays.Zones), MemberType = typeof(LocalDays))]
    public async Task Every_month_of_five_years_arms_its_thresholds_once(string zone)
    {
        var calendar = LocalDays.In(zone);
        var months = Enumerable.Range(0, 60).Select(i => BillingMonth.Of(LocalDays.First.AddMonths(i))).ToList();
        var clock = new FakeTimeProvider(calendar.Of(months[0]).Start.AddSeconds(-1));
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var settings = new Dictionary<string, string?> { ["Billing:TimeZone"] = zone };
        await using var one = StreamOpsApp.Start(database, clock, settings);
        await using var other = StreamOpsApp.Start(database, clock, settings);
        await SessionCookie.AddUserAsync(one.Services, Roles.Admin);
        await using var db = database.Open();
        var meter = await BudgetWorld.MeterAsync(db, await Given.ChannelAsync(db), months[0].ToString());
        foreach (var month in months.Skip(1))
        {
            await BudgetWorld.MeterAsync(db, meter, month.ToString());
        }

        await db.CostParts.ExecuteUpdateAsync(p => p.SetProperty(x => x.QuantityMs, 60 * 600_000L));
        await GivenBudget.AddAsync(db, GivenBudget.Row(BudgetScope.All, 1, null, 50));
        await BudgetWorld.JudgeAsync(one, other);
        Assert.Empty(await db.BudgetCrossings.ToListAsync());

        foreach (var month in months)
        {
            var span = calendar.Of(month);
            var late = TimeSpan.FromHours(month.Month % 4 * 15);
            foreach (var at in new[] { span.Start + late, span.Start + late, span.Start.AddDays(3), span.End.AddSeconds(-1) })
            {
                clock.SetUtcNow(at);
                await BudgetWorld.JudgeAsync(one, other);
            }
        }

        var fired = (await db.BudgetCrossings.AsNoTracking().ToListAsync()).OrderBy(c => c.CrossedAt).ToList();
        Assert.Equal(months.Select(m => m.ToString()), fired.Select(c => c.Period));
        Assert.All(fired, c => Assert.Equal(c.Period, calendar.MonthOf(c.CrossedAt).ToString()));
        Assert.Equal(60, (await BudgetWorld.MailsAsync(database)).Count);
    }
}
