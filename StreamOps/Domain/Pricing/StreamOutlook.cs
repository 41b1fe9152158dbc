using StreamOps.Domain.Time;

namespace StreamOps.Domain.Pricing;

/// <summary>What a live stream will have cost its month if it goes on as it does now.</summary>
/// <param name="Usual">Length of the channel's streams; null where it has ended none.</param>
/// <param name="Streams">Ended streams behind that length.</param>
/// <param name="AddsUsd">To the month in which it is asked, unrounded: cost so far there and that of the rest. Null where the length or the audience is not known.</param>
public sealed record StreamOutlook(TimeSpan? Usual, int Streams, decimal? AddsUsd)
{
    /// <summary>The median: one stream that was left on over night says nothing about the next.</summary>
    /// <param name="lengths">Of ended streams, in any order.</param>
    public static TimeSpan? UsualOf(IReadOnlyCollection<TimeSpan> lengths)
    {
        if (lengths.Count == 0)
        {
            return null;
        }

        var sorted = lengths.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <param name="soFarUsd">Accrued in the month of <paramref name="now"/>.</param>
    /// <param name="perMinuteUsd">Another minute with the viewers of now; null where they are not known.</param>
    /// <param name="monthEnd">What runs on after it belongs to the next month.</param>
    public static StreamOutlook Of(
        IReadOnlyCollection<TimeSpan> lengths, decimal soFarUsd, decimal? perMinuteUsd, DateTimeOffset startedAt, DateTimeOffset now, DateTimeOffset monthEnd)
    {
        var usual = UsualOf(lengths);
        if (usual is not { } length || perMinuteUsd is not { } rate)
        {
            return new StreamOutlook(usual, lengths.Count, null);
        }

        var end = startedAt + length < monthEnd ? startedAt + length : monthEnd;
        var left = new Interval(now, end > now ? end : now).Milliseconds;
        return new StreamOutlook(usual, lengths.Count, soFarUsd + (rate * left / 60_000));
    }
}
