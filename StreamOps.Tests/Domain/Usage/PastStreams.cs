using CsCheck;
using StreamOps.Domain.Usage;

namespace StreamOps.Tests.Domain.Usage;

/// <summary>Streams of a channel that are over, for the rules that compare them.</summary>
internal static class PastStreams
{
    /// <summary>A Sunday.</summary>
    public static readonly DateOnly Today = new(2026, 10, 11);

    /// <summary>A year of streams, at most one a day, of few different audiences, so that ties, gaps and bests are common; some were never sampled.</summary>
    public static readonly Gen<StreamResult[]> History =
        Gen.Select(Gen.Int[1, 400], Gen.Int[-1, 12]).Array[0, 40]
            .Select(all => all.DistinctBy(x => x.Item1).Select(x => Of(x.Item1, x.Item2 < 0 ? null : x.Item2)).ToArray());

    /// <param name="daysAgo">Before <see cref="Today"/>.</param>
    /// <param name="viewers">Throughout the hour that it lasts; null: never sampled.</param>
    public static StreamResult Of(int daysAgo, int? viewers, decimal? costUsd = null, int minutes = 60)
    {
        var day = Today.AddDays(-daysAgo);
        var start = new DateTimeOffset(day.ToDateTime(new TimeOnly(18, 0)), TimeSpan.Zero);
        var liveMs = minutes * 60_000L;
        return new StreamResult(
            day.DayNumber, start, day, liveMs, viewers is { } v ? new Audience(v * liveMs, 0, liveMs, minutes, v) : default, costUsd);
    }
}
