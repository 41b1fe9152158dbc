using StreamOps.Domain.Time;

namespace StreamOps.Domain.Pricing;

/// <summary>Cost at month end if the month goes on as it went: a straight line through what is spent.</summary>
public static class MonthForecast
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
