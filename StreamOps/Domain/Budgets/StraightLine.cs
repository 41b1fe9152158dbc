using StreamOps.Domain.Time;

namespace StreamOps.Domain.Budgets;

/// <summary>Cost at month end if the month goes on as it went. What a young platform has, whose weekdays are not known yet.</summary>
public static class StraightLine
{
    /// <param name="spentUsd">Recorded and accrued, USD.</param>
    /// <param name="month">The month as a span of time.</param>
    /// <param name="now">Instant of asking, UTC.</param>
    /// <returns>USD, unrounded: what is spent once the month is over; 0 before it begins.</returns>
    public static decimal Of(decimal spentUsd, Interval month, DateTimeOffset now)
    {
        if (now >= month.End)
        {
            return spentUsd;
        }

        var elapsed = new Interval(month.Start, now).Milliseconds;
        return elapsed == 0 ? 0 : spentUsd * month.Milliseconds / elapsed;
    }
}
