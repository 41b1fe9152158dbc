using StreamOps.Domain.Time;

namespace StreamOps.Domain.Budgets;

/// <summary>The span for which a threshold fires at most once.</summary>
/// <param name="Key">Stored with the crossing: <c>yyyy-MM</c> of the billing zone, or <see cref="Once"/>.</param>
/// <param name="Month">Null for a planned event.</param>
public sealed record BudgetPeriod(string Key, Interval Span, BillingMonth? Month)
{
    /// <summary>The key of a planned event, which has one period.</summary>
    public const string Once = "event";

    /// <summary>Costs of the last minutes of a period come in after its end: so long it is still judged.</summary>
    public static readonly TimeSpan Aftermath = TimeSpan.FromDays(2);

    /// <summary>The period of an instant.</summary>
    public static BudgetPeriod Of(Interval? planned, BillingCalendar calendar, DateTimeOffset at) =>
        planned is { } span ? new BudgetPeriod(Once, span, null) : Of(calendar.MonthOf(at), calendar);

    public static BudgetPeriod Of(BillingMonth month, BillingCalendar calendar) => new(month.ToString(), calendar.Of(month), month);

    /// <summary>What is judged at an instant: the period that runs, and for a while the one before.</summary>
    public static IEnumerable<BudgetPeriod> Judged(Budget budget, BillingCalendar calendar, DateTimeOffset at)
    {
        var current = Of(budget.Event, calendar, at);
        if (current.Month is { } month && at - current.Span.Start < Aftermath && budget.CreatedAt < current.Span.Start)
        {
            yield return Of(month.Previous, calendar);
        }

        if (at >= current.Span.Start && at - current.Span.End < Aftermath)
        {
            yield return current;
        }
    }
}
