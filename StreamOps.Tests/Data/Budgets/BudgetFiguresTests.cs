using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Budgets;
using StreamOps.Domain.Budgets;
using StreamOps.Domain.Time;
using StreamOps.Tests.Data.Figures;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data.Budgets;

/// <summary>What a budget is held against, read from records, roll-ups and streams on air.</summary>
public sealed class BudgetFiguresTests
{
    private static readonly DateTimeOffset Ten = new(2026, 3, 15, 10, 0, 0, TimeSpan.Zero);
    private static readonly BillingMonth March = new(2026, 3);

    /// <summary>Of the contract's example, 90 minutes with 100 viewers: 0.09 + 0.54 + 9.00 + 0.45.</summary>
    [Theory, ClassData<DatabaseKinds>]
    public async Task Every_scope_counts_its_own_cost_recorded_and_accrued(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Ten);
        var (a, b) = (await studio.ChannelAsync(), await studio.ChannelAsync());
        await studio.BroadcastAsync(a, Ten.AddDays(-3), Ten.AddDays(-3).AddMinutes(90), 100);
        await studio.BroadcastAsync(b, Ten.AddDays(-2), Ten.AddDays(-2).AddMinutes(90), 100);
        await studio.RecordAsync();
        var live = await studio.StartAsync(b, Ten.AddMinutes(-90));
        await studio.WatchAsync(live, Ten.AddMinutes(-90), Ten, 100);
        BudgetScope[] scopes =
        [
            BudgetScope.All, BudgetScope.OfService("agora"), BudgetScope.OfService("cloudflare"), BudgetScope.OfService("cdn"),
            BudgetScope.OfChannel(a.Id), BudgetScope.OfChannel(b.Id), BudgetScope.OfSeller(b.SellerId),
        ];

        var spent = await Months(studio).OfAsync(March, scopes, CancellationToken.None);

        Assert.Equal([30.24m, 1.89m, 28.35m, 0m, 10.08m, 20.16m, 20.16m], scopes.Select(s => spent[s]));
        Assert.Equal((await studio.Costs.MonthAsync(March, CancellationToken.None)).LinesSoFar.Sum(l => l.MonthCents) / 100m, spent[BudgetScope.All]);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_month_counts_what_lies_in_it(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Ten);
        var midnight = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
        await studio.BroadcastAsync(await studio.ChannelAsync(), midnight.AddMinutes(-90), midnight.AddMinutes(90), 100);
        await studio.RecordAsync();

        Assert.Equal(10.08m, (await Months(studio).OfAsync(March, [BudgetScope.All], CancellationToken.None))[BudgetScope.All]);
        Assert.Equal(10.08m, (await Months(studio).OfAsync(March.Previous, [BudgetScope.All], CancellationToken.None))[BudgetScope.All]);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task An_event_counts_the_minutes_that_lie_in_it_of_streams_booked_and_on_air(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Ten);
        var span = new Interval(Ten.AddMinutes(-120), Ten.AddMinutes(120));
        var (a, b) = (await studio.ChannelAsync(), await studio.ChannelAsync());

        // 45 of its 90 minutes lie before the event; the other stream is on air for 45 minutes of it.
        await studio.BroadcastAsync(a, Ten.AddMinutes(-165), Ten.AddMinutes(-75), 100);
        await studio.RecordAsync();
        var live = await studio.StartAsync(b, Ten.AddMinutes(-45));
        await studio.WatchAsync(live, Ten.AddMinutes(-45), Ten, 100);
        var events = new EventSpends(studio.Db, studio.Streams, studio.Calendar);

        Assert.Equal(10.08m, await events.OfAsync(BudgetScope.All, span, CancellationToken.None));
        Assert.Equal(5.05m, await events.OfAsync(BudgetScope.OfChannel(a.Id), span, CancellationToken.None));
        Assert.Equal(9.45m, await events.OfAsync(BudgetScope.OfService("cloudflare"), span, CancellationToken.None));
        Assert.Equal(5.05m, await events.OfAsync(BudgetScope.OfSeller(b.SellerId), span, CancellationToken.None));
        Assert.Equal(0m, await events.OfAsync(BudgetScope.All, new Interval(Ten.AddDays(1), Ten.AddDays(2)), CancellationToken.None));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task The_days_before_today_are_the_history_of_each_scope(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Ten);
        var (a, b) = (await studio.ChannelAsync(), await studio.ChannelAsync());
        await studio.BroadcastAsync(a, Ten.AddDays(-4), Ten.AddDays(-4).AddMinutes(90), 100);
        await studio.BroadcastAsync(b, Ten.AddDays(-2), Ten.AddDays(-2).AddMinutes(90), 100);
        await studio.BroadcastAsync(a, Ten.AddHours(-8), Ten.AddHours(-6.5), 100);
        await studio.RecordAsync();

        var days = await Histories(studio).OfAsync(new DateOnly(2026, 3, 15), [BudgetScope.All, BudgetScope.OfChannel(b.Id), BudgetScope.OfSeller(a.SellerId), BudgetScope.OfService("agora")], CancellationToken.None);

        Assert.Equal("2026-03-11: 10.08 0 10.08 0", Said(days[BudgetScope.All]));
        Assert.Equal("2026-03-13: 10.08 0", Said(days[BudgetScope.OfChannel(b.Id)]));
        Assert.Equal("2026-03-11: 10.08 0 0 0", Said(days[BudgetScope.OfSeller(a.SellerId)]));
        Assert.Equal("2026-03-11: 0.63 0 0.63 0", Said(days[BudgetScope.OfService("agora")]));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_planned_event_is_reckoned_with_in_the_forecast_of_those_it_belongs_to(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Ten);
        var (a, b) = (await studio.ChannelAsync(), await studio.ChannelAsync());
        for (var day = 20; day >= 1; day--)
        {
            await studio.BroadcastAsync(a, Ten.AddDays(-day), Ten.AddDays(-day).AddMinutes(90), 100);
            await studio.BroadcastAsync(b, Ten.AddDays(-day), Ten.AddDays(-day).AddMinutes(90), 100);
        }

        await studio.RecordAsync();
        foreach (var scope in new[] { BudgetScope.All, BudgetScope.OfSeller(a.SellerId), BudgetScope.OfChannel(a.Id), BudgetScope.OfChannel(b.Id) })
        {
            await GivenBudget.AddAsync(studio.Db, GivenBudget.Row(scope, 100, null, 50));
        }

        await GivenBudget.AddAsync(studio.Db, GivenBudget.Row(BudgetScope.OfChannel(a.Id), 500, new Interval(Ten.AddDays(5), Ten.AddDays(6)), 50));

        var figures = (await Figures(studio).CurrentAsync(CancellationToken.None)).Where(f => f.Budget.IsMonthly).ToDictionary(f => f.Budget.Scope, f => f.Forecast!.PlannedUsd);

        Assert.Equal([500m, 500m, 500m, 0m], new[] { BudgetScope.All, BudgetScope.OfSeller(a.SellerId), BudgetScope.OfChannel(a.Id), BudgetScope.OfChannel(b.Id) }.Select(s => figures[s]));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task The_streams_that_drive_a_budget_are_the_dearest_of_its_scope(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Ten);
        var (a, b) = (await studio.ChannelAsync(), await studio.ChannelAsync());
        var small = await studio.BroadcastAsync(a, Ten.AddDays(-3), Ten.AddDays(-3).AddMinutes(30), 10);
        var large = await studio.BroadcastAsync(b, Ten.AddDays(-2), Ten.AddDays(-2).AddMinutes(90), 200);
        await studio.RecordAsync();
        var live = await studio.StartAsync(a, Ten.AddMinutes(-90));
        await studio.WatchAsync(live, Ten.AddMinutes(-90), Ten, 100);
        var drivers = new SpendDrivers(studio.Db, studio.Streams, studio.Breakdowns, new EventSpends(studio.Db, studio.Streams, studio.Calendar));

        Assert.Equal([large.Id, live.Id], (await drivers.OfAsync(Budget(BudgetScope.All), BudgetPeriod.Of(March, studio.Calendar), 2, CancellationToken.None)).Select(d => d.StreamId));
        var ofA = await drivers.OfAsync(Budget(BudgetScope.OfChannel(a.Id)), BudgetPeriod.Of(March, studio.Calendar), 5, CancellationToken.None);
        Assert.Equal([(live.Id, true, 10.0773m), (small.Id, false, ofA[1].AmountUsd)], ofA.Select(d => (d.StreamId, d.IsLive, d.AmountUsd)));
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_threshold_has_one_crossing_in_a_period_by_the_law_of_the_database(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        var budget = await GivenBudget.AddAsync(db, GivenBudget.Row(BudgetScope.All, 100, null, 50));
        db.BudgetCrossings.AddRange(GivenBudget.Crossing(budget, "2026-03"), GivenBudget.Crossing(budget, "2026-04"));
        await db.SaveChangesAsync();
        db.BudgetCrossings.Add(GivenBudget.Crossing(budget, "2026-03"));

        var error = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
        Assert.True(db.IsDuplicateKey(error));
    }

    private static Budget Budget(BudgetScope scope) => new(1, "A", scope, 100, null, Ten, 1, Threshold.Usual);

    private static string Said(DailySpend days) => $"{days.First:yyyy-MM-dd}: {string.Join(' ', days.Usd.Select(u => u.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)))}";

    private static MonthSpends Months(Studio studio) => new(studio.Db, studio.Streams);

    private static SpendHistories Histories(Studio studio) => new(studio.Db, new SpendMemory(studio.Clock));

    private static BudgetFigures Figures(Studio studio) => new(
        studio.Db, Months(studio), new EventSpends(studio.Db, studio.Streams, studio.Calendar), Histories(studio), studio.Calendar, studio.Clock);
}
