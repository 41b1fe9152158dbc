using StreamOps.Data.Streams;
using StreamOps.Domain.Usage;

namespace StreamOps.Data.Samples;

/// <summary>What some new samples, or an end, change in one stream's roll-ups.</summary>
/// <param name="Change">Differences to add.</param>
/// <param name="LiveMs">Live milliseconds to add, by billing day.</param>
public sealed record StreamChange(StreamRow Stream, StreamContribution Change, IReadOnlyDictionary<DateOnly, long> LiveMs)
{
    public static StreamChange OfSamples(StreamRow stream, StreamContribution change) => new(stream, change, new Dictionary<DateOnly, long>());

    /// <summary>Day by day, with the live time of days on which nothing was sampled.</summary>
    public IEnumerable<(DateOnly Day, Audience Audience, long LiveMs)> Days() =>
        Change.Days.Keys.Union(LiveMs.Keys).Order().Select(day => (day, Change.Days.GetValueOrDefault(day), LiveMs.GetValueOrDefault(day)));
}
