using StreamOps.Domain.Time;

namespace StreamOps.Domain.Reconciliation;

/// <summary>The UTC days that an invoice is for, the last one included: vendors meter by no other days.</summary>
public readonly record struct BillingPeriod(DateOnly First, DateOnly Last)
{
    public int Length => Last.DayNumber - First.DayNumber + 1;

    public Interval Span => BillingCalendar.Utc.Of(First) with { End = BillingCalendar.Utc.Of(Last).End };

    public IEnumerable<DateOnly> Days => Enumerable.Range(0, Length).Select(First.AddDays);

    /// <summary>The month that lists it: the one in which it begins.</summary>
    public BillingMonth Month => BillingMonth.Of(First);

    public bool Contains(DateOnly day) => day >= First && day <= Last;

    /// <summary>A vendor's cycle that begins in a month. Where the month has no such day, it begins on its last.</summary>
    /// <param name="anchorDay">Day of the month on which cycles begin, 1 to 31.</param>
    public static BillingPeriod Cycle(BillingMonth month, int anchorDay) => new(Anchor(month, anchorDay), Anchor(month.Next, anchorDay).AddDays(-1));

    private static DateOnly Anchor(BillingMonth month, int day) => month.FirstDay.AddDays(Math.Min(day, month.LastDay.Day) - 1);
}
