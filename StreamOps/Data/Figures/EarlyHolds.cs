using Microsoft.EntityFrameworkCore;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;
using StreamOps.Domain.Usage;

namespace StreamOps.Data.Figures;

/// <summary>
/// What the roll-ups hold already of time that has not come: a caller's clock may be ahead of ours, and a reading ahead lengthens the holds before it.
/// Only then are raw samples read, those of the last gap.
/// </summary>
internal static class EarlyHolds
{
    /// <summary>By stream.</summary>
    /// <param name="streams">Live ones whose newest sample is ahead of <paramref name="now"/>.</param>
    /// <param name="now">UTC.</param>
    public static async Task<ILookup<long, Hold>> OfAsync(
        StreamOpsDb db, IEnumerable<(long Id, StreamMode Mode, TimeSpan MaxGap)> streams, DateTimeOffset now, CancellationToken cancel)
    {
        var early = new List<(long StreamId, Hold Hold)>();
        foreach (var cadence in streams.GroupBy(s => s.MaxGap))
        {
            var (since, ids) = (now - cadence.Key, cadence.Select(s => s.Id).ToList());
            var samples = (await db.Samples.AsNoTracking()
                .Where(s => ids.Contains(s.StreamId) && s.Timestamp >= since)
                .OrderBy(s => s.Timestamp)
                .Select(s => new { s.StreamId, s.Timestamp, s.IsLive, s.HlsViewers, s.AgoraViewers })
                .ToListAsync(cancel)).ToLookup(s => s.StreamId);
            early.AddRange(cadence.SelectMany(stream =>
                Ahead([.. samples[stream.Id].Select(s => Reading.Of(stream.Mode, s.Timestamp, s.IsLive, s.HlsViewers, s.AgoraViewers))], cadence.Key, now)
                    .Select(hold => (stream.Id, hold))));
        }

        return early.ToLookup(e => e.StreamId, e => e.Hold);
    }

    /// <summary>The newest reading of a live stream is in no sum yet: the sums end at its instant.</summary>
    private static IEnumerable<Hold> Ahead(IReadOnlyList<Reading> readings, TimeSpan maxGap, DateTimeOffset now) =>
        readings.Count == 0 ? [] : Hold.Of(readings, maxGap, readings[^1].At)
            .Select(h => h with { Span = h.Span.Intersect(new Interval(now, DateTimeOffset.MaxValue)) })
            .Where(h => !h.Span.IsEmpty);
}
