using StreamOps.Domain.Time;

namespace StreamOps.Domain.Budgets;

/// <summary>A threshold that would have fired.</summary>
/// <param name="Day">Billing day at whose end it was crossed.</param>
public sealed record RehearsedFiring(Threshold Threshold, BillingMonth Month, DateOnly Day);

/// <summary>A month of a rehearsal.</summary>
/// <param name="SpentUsd">What it came to, or has come to.</param>
public sealed record RehearsedMonth(BillingMonth Month, decimal SpentUsd, IReadOnlyList<RehearsedFiring> Firings);

/// <summary>A budget replayed over what has happened, day by day: how often and when it would have fired.</summary>
public static class Rehearsal
{
    /// <summary>Whole months before the running one: 90 days, a little more or less.</summary>
    public const int WholeMonths = 3;

    /// <param name="days">Up to and with today.</param>
    /// <param name="calendar">Says how much of a month is over.</param>
    /// <returns>Oldest month first; months before the first cost are left out.</returns>
    public static IReadOnlyList<RehearsedMonth> Of(decimal amountUsd, IReadOnlyList<Threshold> thresholds, DailySpend days, BillingCalendar calendar)
    {
        var today = days.End.AddDays(-1);
        var months = new List<RehearsedMonth>();
        for (var month = BillingMonth.Of(today.AddMonths(-WholeMonths)); days.Days > 0 && month.FirstDay <= today; month = month.Next)
        {
            if (month.LastDay >= days.First)
            {
                months.Add(Of(amountUsd, thresholds, days, calendar, month));
            }
        }

        return months;
    }

    private static RehearsedMonth Of(decimal amountUsd, IReadOnlyList<Threshold> thresholds, DailySpend days, BillingCalendar calendar, BillingMonth month)
    {
        var armed = thresholds.ToList();
        var firings = new List<RehearsedFiring>();
        var span = calendar.Of(month);
        var needsForecast = armed.Exists(t => t.Basis == ThresholdBasis.Forecast);
        for (var day = month.FirstDay; day <= month.LastDay && day < days.End && armed.Count > 0; day = day.AddDays(1))
        {
            var spent = days.Sum(month.FirstDay, day.AddDays(1));
            var forecast = needsForecast ? MonthEnd.Of(days.Before(day.AddDays(1)), month, new MonthSoFar(spent, day.AddDays(1), 1)) : null;
            var standing = new BudgetStanding(amountUsd, span, calendar.StartOf(day.AddDays(1)), spent, forecast?.ExpectedUsd);
            foreach (var crossed in armed.Where(t => ThresholdRule.IsCrossed(t, standing)).ToList())
            {
                armed.Remove(crossed);
                firings.Add(new RehearsedFiring(crossed, month, day));
            }
        }

        return new RehearsedMonth(month, days.Sum(month.FirstDay, month.Next.FirstDay), firings);
    }
}
