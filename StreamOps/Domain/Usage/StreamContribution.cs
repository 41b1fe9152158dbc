using StreamOps.Domain.Time;

namespace StreamOps.Domain.Usage;

/// <summary>
/// What a run of readings of one stream adds to the roll-ups: per UTC minute, per billing day, and to the platform's concurrency.
/// The roll-ups change by the difference of two contributions, before and after new readings: order, lateness and repeats do not matter.
/// </summary>
public sealed class StreamContribution
{
    private readonly Dictionary<DateTimeOffset, Audience> minutes = [];
    private readonly Dictionary<DateOnly, Audience> days = [];
    private readonly Dictionary<DateTimeOffset, Concurrency> platform = [];

    private StreamContribution()
    {
    }

    public IReadOnlyDictionary<DateTimeOffset, Audience> Minutes => minutes;

    public IReadOnlyDictionary<DateOnly, Audience> Days => days;

    /// <summary>By UTC minute; offsets in milliseconds from the minute's start, offset 0 carrying what was held over into it.</summary>
    public IReadOnlyDictionary<DateTimeOffset, Concurrency> Platform => platform;

    public Audience Total { get; private set; }

    /// <param name="readings">In order of time.</param>
    /// <param name="maxGap">3 times the stream's sampling interval.</param>
    /// <param name="end">
    /// End of the stream; null while it is live. The last reading of a live stream has no end yet, so it adds nothing to the sums;
    /// a reader adds its open tail up to now. The platform's concurrency takes it at once, provisionally up to <paramref name="maxGap"/>.
    /// </param>
    /// <param name="calendar">For the day boundaries.</param>
    public static StreamContribution Of(IReadOnlyList<Reading> readings, TimeSpan maxGap, DateTimeOffset? end, BillingCalendar calendar)
    {
        var contribution = new StreamContribution();
        if (readings.Count == 0)
        {
            return contribution;
        }

        foreach (var reading in readings.Where(r => end is null || r.At <= end))
        {
            contribution.Count(reading, calendar);
        }

        foreach (var hold in Hold.Of(readings, maxGap, end ?? readings[^1].At))
        {
            contribution.AddToSums(hold, calendar);
        }

        foreach (var hold in Hold.Of(readings, maxGap, end ?? (readings[^1].At + maxGap)))
        {
            contribution.AddToPlatform(hold);
        }

        return contribution;
    }

    /// <summary>This contribution less an earlier one of the same stream.</summary>
    public StreamContribution Minus(StreamContribution before)
    {
        var change = new StreamContribution { Total = Total.Minus(before.Total) };
        Subtract(minutes, before.minutes, change.minutes);
        Subtract(days, before.days, change.days);
        foreach (var minute in platform.Keys.Union(before.platform.Keys))
        {
            var steps = new Concurrency();
            if (platform.TryGetValue(minute, out var after))
            {
                steps.Add(after);
            }

            if (before.platform.TryGetValue(minute, out var earlier))
            {
                steps.Subtract(earlier);
            }

            if (steps.Steps.Count > 0)
            {
                change.platform[minute] = steps;
            }
        }

        return change;
    }

    private static void Subtract<TKey>(Dictionary<TKey, Audience> after, Dictionary<TKey, Audience> before, Dictionary<TKey, Audience> change)
        where TKey : notnull
    {
        foreach (var key in after.Keys.Union(before.Keys))
        {
            var (now, earlier) = (after.GetValueOrDefault(key), before.GetValueOrDefault(key));
            if (now != earlier)
            {
                change[key] = now.Minus(earlier);
            }
        }
    }

    private void Count(Reading reading, BillingCalendar calendar)
    {
        var one = new Audience(0, 0, 0, 1, reading.Viewers?.Total);
        Add(minutes, reading.At.ToMinute(), one);
        Add(days, calendar.DayOf(reading.At), one);
        Total += one;
    }

    private void AddToSums(Hold hold, BillingCalendar calendar)
    {
        foreach (var (minute, piece) in SplitByMinute(hold))
        {
            Add(minutes, minute, Audience.Of(piece));
        }

        foreach (var (day, span) in calendar.SplitByDay(hold.Span))
        {
            Add(days, day, Audience.Of(hold with { Span = span }));
        }

        Total += Audience.Of(hold);
    }

    private void AddToPlatform(Hold hold)
    {
        foreach (var (minute, piece) in SplitByMinute(hold))
        {
            if (!platform.TryGetValue(minute, out var steps))
            {
                platform[minute] = steps = new Concurrency();
            }

            var startMs = (long)(piece.Span.Start - minute).TotalMilliseconds;
            steps.Add(startMs, hold.Viewers.Total);
            if (piece.Span.End < minute.AddMinutes(1))
            {
                steps.Add(startMs + piece.Span.Milliseconds, -hold.Viewers.Total);
            }
        }
    }

    private static IEnumerable<(DateTimeOffset Minute, Hold Piece)> SplitByMinute(Hold hold)
    {
        for (var minute = hold.Span.Start.ToMinute(); minute < hold.Span.End; minute = minute.AddMinutes(1))
        {
            yield return (minute, hold with { Span = hold.Span.Intersect(new Interval(minute, minute.AddMinutes(1))) });
        }
    }

    private static void Add<TKey>(Dictionary<TKey, Audience> sums, TKey key, Audience more)
        where TKey : notnull => sums[key] = sums.GetValueOrDefault(key) + more;
}
