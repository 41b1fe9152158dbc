namespace StreamOps.Domain.Usage;

/// <summary>What a figure of a stream was held against.</summary>
public enum ComparisonKind
{
    /// <summary>Against the median of enough streams.</summary>
    Usual,

    /// <summary>There is no earlier stream of this kind.</summary>
    First,

    /// <summary>There are some, but too few of known figures to call anything usual.</summary>
    NotEnough,

    /// <summary>The figure of this stream itself is not known.</summary>
    Unknown,
}

/// <summary>A figure against those of earlier streams.</summary>
/// <param name="Streams">Earlier streams whose figure is known, of those looked at.</param>
/// <param name="Median">Theirs; null unless there are enough.</param>
/// <param name="ChangePercent">Of the figure against the median; null where there is none, and where the median is 0.</param>
public sealed record UsualComparison(ComparisonKind Kind, int Streams, decimal? Median = null, decimal? ChangePercent = null);

/// <summary>One figure of a stream with its two comparisons.</summary>
/// <param name="Value">Null: not known.</param>
public sealed record SummaryLine(StreamMeasure Measure, decimal? Value, UsualComparison Before, UsualComparison Weekday);

/// <summary>A stream against its channel's streams before it, and against those of the same weekday.</summary>
public static class StreamSummary
{
    /// <summary>So many streams before it say what is usual.</summary>
    public const int Before = 10;

    /// <summary>So many of the same weekday: two months of a weekly show.</summary>
    public const int Weekdays = 8;

    /// <summary>Fewer make no usual.</summary>
    public const int Fewest = 3;

    /// <param name="stream">The one that is over.</param>
    /// <param name="history">Others of its channel, in any order; those that began later do not count.</param>
    public static IReadOnlyList<SummaryLine> Of(StreamResult stream, IEnumerable<StreamResult> history)
    {
        var (before, weekday) = Looked(stream, history);
        return [.. Enum.GetValues<StreamMeasure>().Select(m => new SummaryLine(m, stream.Of(m), Against(stream, before, m), Against(stream, weekday, m)))];
    }

    /// <summary>Which streams are looked at, the newest first: the last ones before it, and the last ones of its weekday.</summary>
    public static (IReadOnlyList<StreamResult> Before, IReadOnlyList<StreamResult> Weekday) Looked(StreamResult stream, IEnumerable<StreamResult> history)
    {
        var earlier = history.Where(h => h.Start < stream.Start).OrderByDescending(h => h.Start).ToList();
        return ([.. earlier.Take(Before)], [.. earlier.Where(h => h.Day.DayOfWeek == stream.Day.DayOfWeek).Take(Weekdays)]);
    }

    private static UsualComparison Against(StreamResult stream, IReadOnlyList<StreamResult> others, StreamMeasure measure)
    {
        var known = others.Select(o => o.Of(measure)).OfType<decimal>().Order().ToList();
        if (stream.Of(measure) is not { } value)
        {
            return new UsualComparison(ComparisonKind.Unknown, known.Count);
        }

        if (known.Count < Fewest)
        {
            return new UsualComparison(others.Count == 0 ? ComparisonKind.First : ComparisonKind.NotEnough, known.Count);
        }

        var median = Median(known);
        return new UsualComparison(ComparisonKind.Usual, known.Count, median, median == 0 ? null : (value - median) / median * 100);
    }

    /// <param name="sorted">At least one.</param>
    internal static decimal Median(IReadOnlyList<decimal> sorted) =>
        (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
}
