using StreamOps.Data.Budgets;
using StreamOps.Domain.Budgets;
using StreamOps.Domain.Time;

namespace StreamOps.Features.Budgets;

/// <summary>What a draft would have done.</summary>
/// <param name="Months">Oldest first; empty for a planned event, and where nothing was spent.</param>
/// <param name="AtOnce">Thresholds that are crossed now: they fire a moment after the budget is saved.</param>
/// <param name="SpentUsd">Of the period that runs.</param>
public sealed record RehearsalReport(BudgetDraft Draft, IReadOnlyList<RehearsedMonth> Months, IReadOnlyList<Threshold> AtOnce, decimal SpentUsd)
{
    public int Firings => Months.Sum(m => m.Firings.Count);
}

/// <summary>Replays a draft over the last months before it is saved.</summary>
public sealed class BudgetRehearsal(MonthSpends months, EventSpends events, SpendHistories histories, BillingCalendar calendar, TimeProvider clock)
{
    public async Task<RehearsalReport> OfAsync(BudgetDraft draft, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var period = BudgetPeriod.Of(draft.Event, calendar, now);
        return period.Month is { } month
            ? await OfMonthAsync(draft, period, month, now, cancel)
            : await OfEventAsync(draft, period, now, cancel);
    }

    private async Task<RehearsalReport> OfMonthAsync(BudgetDraft draft, BudgetPeriod period, BillingMonth month, DateTimeOffset now, CancellationToken cancel)
    {
        var today = calendar.DayOf(now);
        var spent = (await months.OfAsync(month, [draft.Scope], cancel))[draft.Scope];
        var past = (await histories.OfAsync(today, [draft.Scope], cancel))[draft.Scope];
        var forecast = MonthEnd.Of(past, month, MonthSoFar.Of(spent, calendar, now, plannedUsd: 0));
        var days = past.Then(Math.Max(0, spent - past.Sum(month.FirstDay, today)));
        var replayed = past.Days == 0 && spent == 0 ? [] : Rehearsal.Of(draft.AmountUsd, draft.Thresholds, days, calendar);
        return new RehearsalReport(draft, replayed, AtOnce(draft, new BudgetStanding(draft.AmountUsd, period.Span, now, spent, forecast?.ExpectedUsd)), spent);
    }

    private async Task<RehearsalReport> OfEventAsync(BudgetDraft draft, BudgetPeriod period, DateTimeOffset now, CancellationToken cancel)
    {
        var spent = period.Span.Start > now ? 0 : await events.OfAsync(draft.Scope, period.Span, cancel);
        var standing = new BudgetStanding(draft.AmountUsd, period.Span, now, spent, EventEnd.Of(spent, period.Span, now)?.ExpectedUsd);
        return new RehearsalReport(draft, [], now - period.Span.End < BudgetPeriod.Aftermath && now >= period.Span.Start ? AtOnce(draft, standing) : [], spent);
    }

    private static IReadOnlyList<Threshold> AtOnce(BudgetDraft draft, BudgetStanding standing) =>
        [.. draft.Thresholds.Where(t => ThresholdRule.IsCrossed(t, standing))];
}
