using StreamOps.Domain.Time;

namespace StreamOps.Domain.Usage;

/// <summary>A span over which a reading stands for the audience.</summary>
public readonly record struct Hold(Interval Span, Viewers Viewers)
{
    /// <summary>
    /// The holds of a stream's readings: each value holds until the next reading, for at most <paramref name="maxGap"/>,
    /// and never past <paramref name="end"/>. A reading without a value ends the hold before it and begins none.
    /// </summary>
    /// <param name="readings">In order of time, no two at one instant.</param>
    /// <param name="maxGap">3 times the sampling interval of the stream.</param>
    /// <param name="end">End of the stream, or now for a live one.</param>
    public static IEnumerable<Hold> Of(IEnumerable<Reading> readings, TimeSpan maxGap, DateTimeOffset end)
    {
        Reading? held = null;
        foreach (var reading in readings)
        {
            if (held is { } previous && Between(previous, reading.At, maxGap, end) is { } hold)
            {
                yield return hold;
            }

            held = reading;
        }

        if (held is { } last && Between(last, end, maxGap, end) is { } tail)
        {
            yield return tail;
        }
    }

    private static Hold? Between(Reading reading, DateTimeOffset next, TimeSpan maxGap, DateTimeOffset end)
    {
        if (reading.Viewers is not { } viewers)
        {
            return null;
        }

        var until = next < end ? next : end;
        var longest = reading.At + maxGap;
        var span = new Interval(reading.At, until < longest ? until : longest);
        return span.IsEmpty ? null : new Hold(span, viewers);
    }
}
