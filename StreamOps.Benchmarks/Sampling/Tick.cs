using Npgsql;

namespace StreamOps.Benchmarks.Sampling;

/// <summary>One tick of the sampler as it can be seen from outside.</summary>
/// <param name="At">The instant that its samples carry.</param>
/// <param name="Samples">Rows of it.</param>
/// <param name="HlsKnown">Rows whose HLS viewers are known.</param>
/// <param name="RtcKnown">Rows whose RTC viewers are known.</param>
/// <param name="StoredAt">When PostgreSQL committed the last of them.</param>
internal sealed record Tick(DateTimeOffset At, long Samples, long HlsKnown, long RtcKnown, DateTimeOffset StoredAt)
{
    public static async Task<List<Tick>> ReadAsync(string connectionString, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancel);
        await using var ask = new NpgsqlCommand(
            """
            SELECT "timestamp", count(*), count(hls_viewers), count(agora_viewers), max(pg_xact_commit_timestamp(xmin))
            FROM stream_metrics GROUP BY "timestamp" ORDER BY "timestamp"
            """,
            connection);
        var ticks = new List<Tick>();
        await using var reader = await ask.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            ticks.Add(new Tick(
                reader.GetFieldValue<DateTimeOffset>(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetFieldValue<DateTimeOffset>(4)));
        }

        return ticks;
    }
}
