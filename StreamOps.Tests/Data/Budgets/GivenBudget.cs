using StreamOps.Data;
using StreamOps.Data.Budgets;
using StreamOps.Domain.Budgets;
using StreamOps.Domain.Time;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data.Budgets;

/// <summary>Budgets straight into the tables.</summary>
internal static class GivenBudget
{
    /// <param name="percents">Of what is spent; reaching counts.</param>
    public static BudgetRow Row(BudgetScope scope, decimal amountUsd, Interval? planned = null, params decimal[] percents) => new()
    {
        FormKey = Guid.NewGuid(),
        Name = $"Budget of {scope}",
        Scope = scope.Kind,
        Service = scope.Service,
        SellerId = scope.SellerId,
        ChannelId = scope.ChannelId,
        AmountUsd = amountUsd,
        StartsAt = planned?.Start,
        EndsAt = planned?.End,
        CreatedAt = Given.Noon.AddYears(-1),
        Version = 1,
        Thresholds = [.. percents.Select(p => new BudgetThresholdRow { Basis = ThresholdBasis.Actual, Percent = p, ReachedCounts = true })],
    };

    public static async Task<BudgetRow> AddAsync(StreamOpsDb db, BudgetRow row)
    {
        db.Budgets.Add(row);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return row;
    }

    /// <summary>A second crossing of the same budget, threshold and period.</summary>
    public static BudgetCrossingRow Crossing(BudgetRow budget, string period) => new()
    {
        BudgetId = budget.Id,
        ThresholdId = budget.Thresholds[0].Id,
        Period = period,
        CrossedAt = Given.Noon,
        Basis = ThresholdBasis.Actual,
        Percent = 50,
        AmountUsd = budget.AmountUsd,
        LimitUsd = 1,
        SpentUsd = 1,
    };
}
