using StreamOps.Domain.Time;

namespace StreamOps.Domain.Reports;

/// <summary>When a month is closed by itself.</summary>
/// <param name="Day">Of the next month, from 1; 0: never, only by hand.</param>
/// <param name="Quiet">How long nothing of the month must have been recorded: a past that is just being handed over is not closed half told.</param>
/// <param name="LeavesNewest">The newest month that is over is left to be closed by hand.</param>
public sealed record CloseRule(int Day, TimeSpan Quiet, bool LeavesNewest = false)
{
    /// <summary>The latest day that every month has.</summary>
    public const int LastDay = 28;

    /// <summary>What waits longer is told to the admins.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    /// <summary>A day, so that a nightly hand-over is whole.</summary>
    public static readonly TimeSpan UsualQuiet = TimeSpan.FromHours(24);

    /// <summary>Whether the day has come. What the month lacks is another question.</summary>
    public bool IsDue(BillingMonth month, BillingCalendar calendar, DateTimeOffset now) =>
        Day > 0
        && now >= calendar.StartOf(month.Next.FirstDay.AddDays(Day - 1))
        && !(LeavesNewest && month.Next >= calendar.MonthOf(now));
}
