using StreamOps.Data.Budgets;
using StreamOps.Domain.Budgets;
using StreamOps.Domain.Time;
using StreamOps.Tests.Data.Figures;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data.Budgets;

/// <summary>The overview, the costs, the API and the budgets tell one forecast.</summary>
public sealed class MonthForecastsTests
{
    private static readonly DateTimeOffset Ten = new(2026, 3, 15, 10, 0, 0, TimeSpan.Zero);
    private static readonly BillingMonth March = new(2026, 3);

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_month_is_expected_to_end_where_a_budget_for_everything_is(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Ten);
        var channel = await BroadcastDailyAsync(studio, 20);
        var live = await studio.StartAsync(channel, Ten.AddMinutes(-90));
        await studio.WatchAsync(live, Ten.AddMinutes(-90), Ten, 100);
        await GivenBudget.AddAsync(studio.Db, GivenBudget.Row(BudgetScope.All, 100, null, 50));
        await GivenBudget.AddAsync(studio.Db, GivenBudget.Row(BudgetScope.OfChannel(channel.Id), 500, new Interval(Ten.AddDays(5), Ten.AddDays(6)), 50));
        var histories = new SpendHistories(studio.Db, new SpendMemory(studio.Clock));
        var budgets = new BudgetFigures(
            studio.Db, new MonthSpends(studio.Db, studio.Streams), new EventSpends(studio.Db, studio.Streams, studio.Calendar), histories, studio.Calendar, studio.Clock);

        var forecast = await Forecasts(studio).OfAsync(await studio.Costs.MonthAsync(March, CancellationToken.None), CancellationToken.None);

        Assert.Equal((await budgets.CurrentAsync(CancellationToken.None)).Single(b => b.Budget.IsMonthly).Forecast, forecast);
        Assert.Equal(500, forecast.PlannedUsd);
        Assert.NotNull(forecast.LowUsd);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task Before_weekdays_are_known_it_goes_on_in_a_straight_line_that_claims_no_interval(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Ten);
        await BroadcastDailyAsync(studio, 3);
        var costs = await studio.Costs.MonthAsync(March, CancellationToken.None);

        var forecast = await Forecasts(studio).OfAsync(costs, CancellationToken.None);

        Assert.Equal(new SpendForecast(StraightLine.Of(costs.SpentUsd, studio.Calendar.Of(March), Ten), null, null), forecast);
        Assert.True(forecast.ExpectedUsd > costs.SpentUsd);
    }

    [Theory, ClassData<DatabaseKinds>]
    public async Task A_month_that_is_over_has_ended_at_what_it_cost(DatabaseKind kind)
    {
        await using var studio = await Studio.OpenAsync(kind, Ten);
        await BroadcastDailyAsync(studio, 30);
        var costs = await studio.Costs.MonthAsync(March.Previous, CancellationToken.None);

        var forecast = await Forecasts(studio).OfAsync(costs, CancellationToken.None);

        Assert.True(costs.TotalCents > 0);
        Assert.Equal(SpendForecast.Certain(costs.TotalCents / 100m), forecast);
        Assert.Equal(costs.TotalCents, costs.ForecastCents(forecast));
    }

    private static async Task<StreamOps.Data.Streams.ChannelRow> BroadcastDailyAsync(Studio studio, int days)
    {
        var channel = await studio.ChannelAsync();
        for (var day = days; day >= 1; day--)
        {
            await studio.BroadcastAsync(channel, Ten.AddDays(-day), Ten.AddDays(-day).AddMinutes(90), 100);
        }

        await studio.RecordAsync();
        return channel;
    }

    private static MonthForecasts Forecasts(Studio studio) =>
        new(studio.Db, new SpendHistories(studio.Db, new SpendMemory(studio.Clock)), studio.Calendar, studio.Clock);
}
