namespace StreamOps.Domain.Usage;

/// <summary>Chooses the most telling sentence that is true of a stream, from a fixed set in a fixed order.</summary>
public static class PlainResultRule
{
    /// <summary>A best of fewer earlier streams than these is no news.</summary>
    public const int FewestBeaten = 3;

    /// <summary>Percent by which an average must differ from the usual one to be worth a word.</summary>
    public const decimal UnusualPercent = 15;

    /// <summary>A best that reaches no further back than this says less than a comparison with the usual.</summary>
    public static readonly TimeSpan Reach = TimeSpan.FromDays(28);

    /// <param name="history">Other streams of the channel; those that began later do not count.</param>
    /// <param name="isWhole">False where earlier streams than these exist: then nothing is the best ever.</param>
    public static PlainResult Of(StreamResult stream, IEnumerable<StreamResult> history, bool isWhole)
    {
        var earlier = history.Where(h => h.Start < stream.Start).OrderByDescending(h => h.Start).ToList();
        return stream.Audience.Peak switch
        {
            null => new PlainResult.NoSamples(),
            0 => new PlainResult.NobodyWatched(),
            { } peak when earlier.Count == 0 && isWhole => new PlainResult.First(peak),
            { } peak => Best(stream, peak, earlier, isWhole) ?? AgainstUsual(stream, earlier) ?? new PlainResult.TooFewBefore(peak),
        };
    }

    private static PlainResult? Best(StreamResult stream, int peak, IReadOnlyList<StreamResult> earlier, bool isWhole)
    {
        var known = earlier.Where(e => e.Audience.Peak is not null).ToList();
        var weekdays = known.FindAll(e => e.Day.DayOfWeek == stream.Day.DayOfWeek);
        var (last, beaten) = LastAsGood(known, peak);
        var (lastWeekday, beatenWeekdays) = LastAsGood(weekdays, peak);
        return last is null && beaten >= FewestBeaten && isWhole ? new PlainResult.BestEver(peak, beaten)
            : IsFar(stream, last, beaten) ? new PlainResult.BestSince(peak, last!.Day, stream.Day)
            : lastWeekday is null && beatenWeekdays >= FewestBeaten && isWhole ? new PlainResult.BestWeekdayEver(peak, stream.Day, beatenWeekdays)
            : IsFar(stream, lastWeekday, beatenWeekdays) ? new PlainResult.BestWeekdaySince(peak, lastWeekday!.Day, stream.Day)
            : null;
    }

    /// <returns>The newest earlier stream that reached the peak, and how many came after it that did not.</returns>
    private static (StreamResult? Last, int Beaten) LastAsGood(List<StreamResult> newestFirst, int peak)
    {
        var beaten = newestFirst.TakeWhile(e => e.Audience.Peak < peak).Count();
        return (beaten < newestFirst.Count ? newestFirst[beaten] : null, beaten);
    }

    private static bool IsFar(StreamResult stream, StreamResult? last, int beaten) =>
        last is not null && beaten >= FewestBeaten && stream.Day.DayNumber - last.Day.DayNumber >= Reach.TotalDays;

    private static PlainResult? AgainstUsual(StreamResult stream, IReadOnlyList<StreamResult> earlier)
    {
        var line = StreamSummary.Of(stream, earlier).First(l => l.Measure == StreamMeasure.Average);
        return line is not { Value: { } average, Before: { Kind: ComparisonKind.Usual, Median: { } median } usual } ? null
            : usual.ChangePercent is { } percent && Math.Abs(percent) >= UnusualPercent ? new PlainResult.Unusual(percent, average, median, usual.Streams)
            : usual.ChangePercent is null ? null
            : new PlainResult.AsUsual(average, median, usual.Streams);
    }
}
