using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Streams;

namespace StreamOps.Data.Samples;

/// <summary>Retention by stream, in small transactions, so that the writer of samples gets its turn between any two.</summary>
internal sealed partial class SqliteSampleTables
{
    private const int RowsAtOnce = 1000;
    private const int StreamsAtOnce = 100;

    public override async Task<DateTimeOffset?> FindHorizonAsync(StreamOpsDb db, DateTimeOffset limit, CancellationToken cancel) =>
        await Old(db, limit, 0).AnyAsync(cancel) ? limit : null;

    public override async Task DropAsync(StreamOpsDb db, DateTimeOffset horizon, CancellationToken cancel)
    {
        var last = 0L;
        while (await Old(db, horizon, last).OrderBy(s => s.Id).Select(s => s.Id).Take(StreamsAtOnce).ToListAsync(cancel) is { Count: > 0 } ids)
        {
            foreach (var id in ids)
            {
                await DropStreamAsync(db, id, cancel);
            }

            last = ids[^1];
        }
    }

    private static IQueryable<StreamRow> Old(StreamOpsDb db, DateTimeOffset limit, long after) =>
        db.Streams.AsNoTracking().Where(s => s.Id > after && s.EndedAt < limit && db.Samples.Any(m => m.StreamId == s.Id));

    private static async Task DropStreamAsync(StreamOpsDb db, long streamId, CancellationToken cancel)
    {
        int rows;
        do
        {
            var began = Stopwatch.GetTimestamp();
            rows = await db.Database.ExecuteSqlAsync(
                $"""
                DELETE FROM stream_metrics WHERE stream_id = {streamId} AND timestamp <= (
                    SELECT MAX(timestamp) FROM (SELECT timestamp FROM stream_metrics WHERE stream_id = {streamId} ORDER BY timestamp LIMIT {RowsAtOnce}))
                """,
                cancel);

            // As long as it had the database, it leaves the database to the others.
            await Task.Delay(Stopwatch.GetElapsedTime(began) + TimeSpan.FromMilliseconds(1), cancel);
        }
        while (rows == RowsAtOnce);
    }
}
