using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Figures;
using StreamOps.Domain.Budgets;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Budgets;

/// <summary>Works out what a month of the whole platform is expected to end at: one forecast for every page, the API and the budgets.</summary>
public sealed class MonthForecasts(StreamOpsDb db, SpendHistories histories, BillingCalendar calendar, TimeProvider clock)
{
    /// <summary>By run-rate and weekday with planned events on top; in a straight line, and so without an interval, where there is not enough data.</summary>
    public async Task<SpendForecast> OfAsync(MonthCosts costs, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var span = calendar.Of(costs.Month);
        if (span.End <= now)
        {
            return SpendForecast.Certain(costs.SpentUsd);
        }

        var past = await histories.OfAsync(calendar.DayOf(now), [BudgetScope.All], cancel);
        var planned = span.Start <= now ? await PlannedAsync(new Interval(now, span.End), cancel) : 0;
        return MonthEnd.Of(past[BudgetScope.All], costs.Month, MonthSoFar.Of(costs.SpentUsd, calendar, now, planned))
            ?? new SpendForecast(StraightLine.Of(costs.SpentUsd, span, now), null, null);
    }

    private async Task<decimal> PlannedAsync(Interval rest, CancellationToken cancel)
    {
        var events = await db.Budgets.AsNoTracking().Where(b => b.StartsAt != null).ToListAsync(cancel);
        return PlannedEvents.Ahead(events.Select(b => b.ToBudget()), BudgetScope.All, new Dictionary<long, Guid>(), rest);
    }
}
