using StreamOps.Domain.Time;

namespace StreamOps.Domain.Budgets;

/// <summary>What is known of a month that runs.</summary>
/// <param name="SpentUsd">Recorded and accrued since the month began.</param>
/// <param name="Today">The billing day that runs.</param>
/// <param name="TodayLeft">Share of today that lies ahead, from 0 to 1.</param>
/// <param name="PlannedUsd">Planned events that lie ahead in the month.</param>
public readonly record struct MonthSoFar(decimal SpentUsd, DateOnly Today, decimal TodayLeft, decimal PlannedUsd = 0)
{
    /// <param name="now">Instant of asking, UTC.</param>
    public static MonthSoFar Of(decimal spentUsd, BillingCalendar calendar, DateTimeOffset now, decimal plannedUsd)
    {
        var today = calendar.DayOf(now);
        var day = calendar.Of(today);
        return new MonthSoFar(spentUsd, today, (decimal)new Interval(now, day.End).Milliseconds / day.Milliseconds, plannedUsd);
    }
}

/// <summary>
/// Cost at month end: what is spent, and for every day that is left the run-rate times the factor of its weekday, and planned events on top.
/// The run-rate is the average of the last 14 days with their weekdays taken out; a factor is the average of a weekday over the average of
/// all days, of the last 56. The 80 % interval follows from how far single days lay off that pattern.
/// </summary>
public static class MonthEnd
{
    /// <summary>Complete days without which there is no forecast: each weekday twice.</summary>
    public const int LeastDays = 14;

    /// <summary>Days behind the run-rate: whole weeks, few enough to follow the season. Four were further off in the back-test.</summary>
    public const int RateDays = 14;

    /// <summary>Days behind the weekdays: each eight times.</summary>
    public const int PatternDays = 56;

    /// <summary>Of Student's distribution at four weeks of freedom: 10 % lie beyond it on either side.</summary>
    private const decimal Quantile80 = 1.31m;

    /// <param name="past">Complete days before today.</param>
    /// <returns>Null: not enough data.</returns>
    public static SpendForecast? Of(DailySpend past, BillingMonth month, MonthSoFar soFar)
    {
        if (soFar.Today > month.LastDay)
        {
            return SpendForecast.Certain(soFar.SpentUsd);
        }

        if (past.Days < LeastDays)
        {
            return null;
        }

        var known = past.Last(PatternDays);
        var pattern = new WeekdayPattern(known);
        var rate = Rate(past.Last(RateDays), pattern);
        var rest = Rest(month, soFar).ToList();
        var expected = soFar.SpentUsd + soFar.PlannedUsd + (rate * rest.Sum(d => d.Share * pattern.Of(d.Day)));
        var off = Quantile80 * SquareRoot.Of(Variance(known, pattern, rate) * Spread(rest.Sum(d => d.Share), Math.Min(RateDays, past.Days)));
        return new SpendForecast(expected, Math.Max(soFar.SpentUsd, expected - off), expected + off, soFar.PlannedUsd);
    }

    internal static decimal Rate(DailySpend days, WeekdayPattern pattern)
    {
        var weight = Enumerable.Range(0, days.Days).Sum(i => pattern.Of(days.First.AddDays(i)));
        return weight == 0 ? 0 : days.Sum(days.First, days.End) / weight;
    }

    /// <summary>Days that are left with the share of each: part of today, all of the others.</summary>
    private static IEnumerable<(DateOnly Day, decimal Share)> Rest(BillingMonth month, MonthSoFar soFar)
    {
        for (var day = soFar.Today > month.FirstDay ? soFar.Today : month.FirstDay; day <= month.LastDay; day = day.AddDays(1))
        {
            yield return (day, day == soFar.Today ? soFar.TodayLeft : 1);
        }
    }

    /// <summary>Mean square distance of single days from the pattern.</summary>
    internal static decimal Variance(DailySpend days, WeekdayPattern pattern, decimal rate)
    {
        var squares = Enumerable.Range(0, days.Days).Select(i => days.Usd[i] - (rate * pattern.Of(days.First.AddDays(i)))).Sum(off => off * off);
        return squares / (days.Days - 1);
    }

    /// <summary>So many days scatter each for itself, and share the error of the run-rate.</summary>
    private static decimal Spread(decimal days, int rateDays) => days + (days * days / rateDays);
}
