using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Streams;
using StreamOps.Domain.Usage;

namespace StreamOps.Data.Samples;

/// <summary>Raw readings of one stream around an instant: for corrections only, never for a page.</summary>
public static class StreamReadings
{
    /// <param name="from">Inclusive.</param>
    /// <param name="to">Inclusive.</param>
    public static async Task<List<Reading>> BetweenAsync(
        StreamOpsDb db, StreamRow stream, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        var rows = await db.Samples.AsNoTracking()
            .Where(s => s.StreamId == stream.Id && s.Timestamp >= from && s.Timestamp <= to)
            .OrderBy(s => s.Timestamp)
            .Select(s => new { s.Timestamp, s.IsLive, s.HlsViewers, s.AgoraViewers })
            .ToListAsync(cancel);
        return rows.ConvertAll(r => Reading.Of(stream.Mode, r.Timestamp, r.IsLive, r.HlsViewers, r.AgoraViewers));
    }
}
