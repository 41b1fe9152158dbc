using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Operations;
using StreamOps.Domain.Budgets;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Budgets;

/// <summary>How many budgets are used up in the period that runs, for the head of every page; once a request.</summary>
public sealed class BudgetCount(StreamOpsDb db, BillingCalendar calendar, TimeProvider clock)
{
    private Task<int?>? counted;

    /// <summary>Budgets of this month, and of events that run, whose whole amount was spent when they were last judged.</summary>
    public Task<int?> UsedUpAsync(CancellationToken cancel) => counted ??= HeadCount.OrNothingAsync(() => CountAsync(cancel));

    private Task<int> CountAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var month = calendar.MonthOf(now).ToString();
        return db.BudgetCrossings
            .Where(c => c.Basis == ThresholdBasis.Actual && c.Percent >= 100)

            // Of another amount its thresholds are new, and armed again.
            .Where(c => db.BudgetThresholds.Any(t => t.Id == c.ThresholdId))
            .Where(c => c.Period == month || (c.Period == BudgetPeriod.Once && db.Budgets.Any(b => b.Id == c.BudgetId && b.EndsAt > now)))
            .Select(c => c.BudgetId)
            .Distinct()
            .CountAsync(cancel);
    }
}
