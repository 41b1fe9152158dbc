using Microsoft.EntityFrameworkCore;
using StreamOps.Domain.Budgets;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Budgets;

/// <summary>A budget in one period.</summary>
/// <param name="Forecast">Null: not enough data.</param>
/// <param name="Crossings">Of this period.</param>
public sealed record BudgetFigure(
    Budget Budget, BudgetPeriod Period, BudgetStanding Standing, SpendForecast? Forecast, IReadOnlyList<BudgetCrossingRow> Crossings)
{
    /// <summary>Thresholds that are crossed now and have not fired in this period.</summary>
    public IEnumerable<Threshold> Firing =>
        Budget.Thresholds.Where(t => CrossingOf(t) is null && !(t.ArmedAt >= Period.Span.End) && ThresholdRule.IsCrossed(t, Standing));

    /// <returns>Null where it is armed.</returns>
    public BudgetCrossingRow? CrossingOf(Threshold threshold) => Crossings.FirstOrDefault(c => c.ThresholdId == threshold.Id);
}

/// <summary>Reads where budgets stand; from roll-ups and records, never from samples.</summary>
public sealed class BudgetFigures(StreamOpsDb db, MonthSpends months, EventSpends events, SpendHistories histories, BillingCalendar calendar, TimeProvider clock)
{
    public async Task<List<Budget>> AllAsync(CancellationToken cancel) =>
        (await db.Budgets.AsNoTracking().Include(b => b.Thresholds).OrderBy(b => b.Name).ThenBy(b => b.Id).ToListAsync(cancel)).ConvertAll(b => b.ToBudget());

    /// <summary>Every budget in the period of now; a planned event also before and after it.</summary>
    public async Task<IReadOnlyList<BudgetFigure>> CurrentAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var budgets = await AllAsync(cancel);
        return await OfAsync(budgets.ConvertAll(b => (b, BudgetPeriod.Of(b.Event, calendar, now))), budgets, now, cancel);
    }

    /// <summary>Every budget in each period that is judged now.</summary>
    public async Task<IReadOnlyList<BudgetFigure>> JudgedAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var budgets = await AllAsync(cancel);
        return await OfAsync([.. budgets.SelectMany(b => BudgetPeriod.Judged(b, calendar, now).Select(p => (b, p)))], budgets, now, cancel);
    }

    private async Task<IReadOnlyList<BudgetFigure>> OfAsync(
        List<(Budget Budget, BudgetPeriod Period)> pairs, List<Budget> budgets, DateTimeOffset now, CancellationToken cancel)
    {
        if (pairs.Count == 0)
        {
            return [];
        }

        // Crossings before costs: what another server writes meanwhile is refused by the unique key, not fired again.
        var keys = pairs.ConvertAll(p => p.Period.Key).Distinct().ToList();
        var crossings = (await db.BudgetCrossings.AsNoTracking().Where(c => keys.Contains(c.Period)).ToListAsync(cancel)).ToLookup(c => (c.BudgetId, c.Period));
        var today = calendar.DayOf(now);
        var monthly = pairs.Where(p => p.Period.Month is not null).ToList();
        var spent = new Dictionary<BillingMonth, IReadOnlyDictionary<BudgetScope, decimal>>();
        foreach (var month in monthly.GroupBy(p => p.Period.Month!.Value))
        {
            spent[month.Key] = await months.OfAsync(month.Key, [.. month.Select(p => p.Budget.Scope)], cancel);
        }

        var past = monthly.Count == 0 ? null : await histories.OfAsync(today, [.. monthly.Select(p => p.Budget.Scope)], cancel);
        var owners = await ScopedChannels.OfAsync(db, [.. budgets.Select(b => b.Scope)], cancel);
        var figures = new List<BudgetFigure>();
        foreach (var (budget, period) in pairs)
        {
            var usd = period.Month is { } month ? spent[month][budget.Scope] : await EventAsync(budget, period, now, cancel);
            var forecast = period.Month is { } of
                ? MonthEnd.Of(past![budget.Scope], of, MonthSoFar.Of(usd, calendar, now, PlannedEvents.Ahead(budgets, budget.Scope, owners, new Interval(now, period.Span.End))))
                : EventEnd.Of(usd, period.Span, now);
            var standing = new BudgetStanding(budget.AmountUsd, period.Span, now, usd, forecast?.ExpectedUsd);
            figures.Add(new BudgetFigure(budget, period, standing, forecast, [.. crossings[(budget.Id, period.Key)]]));
        }

        return figures;
    }

    private Task<decimal> EventAsync(Budget budget, BudgetPeriod period, DateTimeOffset now, CancellationToken cancel) =>
        period.Span.Start > now ? Task.FromResult(0m) : events.OfAsync(budget.Scope, period.Span, cancel);
}
