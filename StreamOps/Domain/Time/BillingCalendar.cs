namespace StreamOps.Domain.Time;

/// <summary>Turns instants into days and months of the one billing time zone, and back.</summary>
public sealed class BillingCalendar(TimeZoneInfo zone)
{
    public static BillingCalendar Utc { get; } = new(TimeZoneInfo.Utc);

    public TimeZoneInfo Zone { get; } = zone;

    public DateOnly DayOf(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>The last day that is over: what is judged once a day is judged of it.</summary>
    public DateOnly LastDayBefore(DateTimeOffset instant) => DayOf(instant).AddDays(-1);

    public BillingMonth MonthOf(DateTimeOffset instant) => BillingMonth.Of(DayOf(instant));

    /// <summary>The day as a span of UTC time: 23, 24 or 25 hours long.</summary>
    public Interval Of(DateOnly day) => new(StartOf(day), StartOf(day.AddDays(1)));

    public Interval Of(BillingMonth month) => new(StartOf(month.FirstDay), StartOf(month.Next.FirstDay));

    /// <summary>
    /// First instant of the local day, UTC. Where clocks jump over midnight it is the first instant after the jump;
    /// where midnight comes twice it is the earlier one.
    /// </summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (Zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>Cuts a span at the day boundaries of the billing zone. The pieces add up to the span.</summary>
    public IEnumerable<(DateOnly Day, Interval Span)> SplitByDay(Interval span)
    {
        if (span.IsEmpty)
        {
            yield break;
        }

        for (var day = DayOf(span.Start); ; day = day.AddDays(1))
        {
            var whole = Of(day);
            var piece = whole.Intersect(span);
            if (!piece.IsEmpty)
            {
                yield return (day, piece);
            }

            if (whole.End >= span.End)
            {
                yield break;
            }
        }
    }

    /// <summary>Cuts a span at the month boundaries of the billing zone. The pieces add up to the span.</summary>
    public IEnumerable<(BillingMonth Month, Interval Span)> SplitByMonth(Interval span)
    {
        if (span.IsEmpty)
        {
            yield break;
        }

        for (var month = MonthOf(span.Start); ; month = month.Next)
        {
            var whole = Of(month);
            var piece = whole.Intersect(span);
            if (!piece.IsEmpty)
            {
                yield return (month, piece);
            }

            if (whole.End >= span.End)
            {
                yield break;
            }
        }
    }
}
