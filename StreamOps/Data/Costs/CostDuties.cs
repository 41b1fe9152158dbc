using Microsoft.EntityFrameworkCore;

namespace StreamOps.Data.Costs;

/// <summary>The promise that a stream's costs will be recorded. Owing twice is owing once.</summary>
public static class CostDuties
{
    public static Task OweAsync(StreamOpsDb db, long streamId, DateTimeOffset now, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO cost_duties (stream_id, requested_at, attempts) VALUES ({streamId}, {db.Instant(now)}, 0)
            ON CONFLICT (stream_id) DO UPDATE SET requested_at = excluded.requested_at
            """,
            cancel);

    /// <summary>Owes the costs of every ended stream with usage on or after a day: a price was dated back on purpose.</summary>
    public static Task OweSinceAsync(StreamOpsDb db, DateOnly day, DateTimeOffset now, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO cost_duties (stream_id, requested_at, attempts)
            SELECT DISTINCT s.id, {db.Instant(now)}, 0 FROM streams s JOIN stream_days d ON d.stream_id = s.id
            WHERE s.ended_at IS NOT NULL AND d.day >= {day}
            ON CONFLICT (stream_id) DO UPDATE SET requested_at = excluded.requested_at
            """,
            cancel);
}
