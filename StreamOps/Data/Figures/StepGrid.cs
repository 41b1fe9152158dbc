using StreamOps.Domain.Time;

namespace StreamOps.Data.Figures;

/// <summary>Time cut into the steps of a resolution: UTC minutes, UTC hours or billing days.</summary>
internal sealed class StepGrid(BillingCalendar calendar, Resolution resolution)
{
    public Resolution Resolution => resolution;

    public DateTimeOffset StartOf(DateTimeOffset instant)
    {
        var minute = instant.ToMinute();
        return resolution switch
        {
            Resolution.Day => calendar.StartOf(calendar.DayOf(instant)),
            Resolution.Hour => minute.AddMinutes(-minute.Minute),
            _ => minute,
        };
    }

    /// <param name="start">Start of a step.</param>
    public Interval StepFrom(DateTimeOffset start) => resolution switch
    {
        Resolution.Day => calendar.Of(calendar.DayOf(start)),
        Resolution.Hour => new Interval(start, start.AddHours(1)),
        _ => new Interval(start, start.AddMinutes(1)),
    };

    /// <summary>Starts of the steps that a span touches.</summary>
    public IEnumerable<DateTimeOffset> StartsIn(Interval span)
    {
        if (span.IsEmpty)
        {
            yield break;
        }

        for (var start = StartOf(span.Start); start < span.End; start = StepFrom(start).End)
        {
            yield return start;
        }
    }
}
