namespace StreamOps.Domain.Budgets;

/// <summary>A complete day beside what its weekday usually costs, by the days before it. USD, exact.</summary>
/// <param name="ScatterUsd">How far single days lie off the pattern, as a standard deviation.</param>
public sealed record UsualDay(DateOnly Day, decimal SpentUsd, decimal ExpectedUsd, decimal ScatterUsd)
{
    public decimal OffUsd => SpentUsd - ExpectedUsd;

    /// <summary>Against nothing usual, everything is all of it.</summary>
    public decimal OffPercent => ExpectedUsd == 0 ? (SpentUsd == 0 ? 0 : 100) : OffUsd / ExpectedUsd * 100;

    /// <param name="days">The day and those before it.</param>
    /// <returns>Null: not enough days before it.</returns>
    public static UsualDay? Of(DailySpend days, DateOnly day)
    {
        var past = days.Before(day);
        if (past.Days < MonthEnd.LeastDays)
        {
            return null;
        }

        var known = past.Last(MonthEnd.PatternDays);
        var pattern = new WeekdayPattern(known);
        var rate = MonthEnd.Rate(past.Last(MonthEnd.RateDays), pattern);
        return new UsualDay(day, days[day], rate * pattern.Of(day), SquareRoot.Of(MonthEnd.Variance(known, pattern, rate)));
    }
}
