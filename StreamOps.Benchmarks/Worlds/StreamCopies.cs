using Microsoft.EntityFrameworkCore;
using StreamOps.Data;

namespace StreamOps.Benchmarks.Worlds;

/// <summary>
/// The database copies the past streams of the first channels to the others, roll-ups and records and all: what the product has written, many times over.
/// </summary>
internal static class StreamCopies
{
    private const string Minutes = "stream_minutes";
    private const string ChannelOfCopy = "channel_id + k * {2}";

    /// <summary>Tables that belong to a stream, each with what moves in a copy: by streams, by records and by channels.</summary>
    private static readonly (string Table, (string Column, string Value)[] Moved)[] Copied =
    [
        ("streams", [("id", "id + k * {0}"), ("channel_id", ChannelOfCopy)]),
        ("stream_totals", [("stream_id", "stream_id + k * {0}")]),
        ("stream_days", [("stream_id", "stream_id + k * {0}")]),
        (Minutes, [("stream_id", "stream_id + k * {0}")]),
        ("cost_records", [("id", "id + k * {1}"), ("stream_id", "stream_id + k * {0}"), ("channel_id", ChannelOfCopy)]),
        ("cost_parts", [("cost_record_id", "cost_record_id + k * {1}")]),
    ];

    /// <param name="copies">Of each stream, the written one included.</param>
    /// <param name="channels">That have streams already, numbered from 1.</param>
    /// <param name="withMinutes">What only charts read is copied too.</param>
    public static async Task MakeAsync(StreamOpsDb db, int copies, int channels, bool withMinutes, CancellationToken cancel)
    {
        if (copies == 1)
        {
            return;
        }

        var streams = await db.Streams.MaxAsync(s => s.Id, cancel);
        var records = await db.CostRecords.MaxAsync(r => r.Id, cancel);
        foreach (var (table, moved) in Copied.Where(c => withMinutes || c.Table != Minutes))
        {
            var columns = ColumnsOf(db, table);
            var values = columns.Select(c => Array.Find(moved, m => m.Column == c) is { Value: not null } m ? string.Format(null, m.Value, streams, records, channels) : c);
            var copy = $"""
                INSERT INTO {table} ({string.Join(", ", columns)}) {(db.Database.IsNpgsql() ? "OVERRIDING SYSTEM VALUE" : "")}
                WITH RECURSIVE n(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n WHERE k < {copies - 1}) SELECT {string.Join(", ", values)} FROM {table}, n
                """;
            await db.Database.ExecuteSqlRawAsync(copy, cancel);
        }

        await db.Database.ExecuteSqlAsync($"UPDATE recorded_months SET live_ms = live_ms * {copies}", cancel);
        foreach (var table in db.Database.IsNpgsql() ? (string[])["streams", "cost_records"] : [])
        {
            var goOn = $"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))";
            await db.Database.ExecuteSqlRawAsync(goOn, cancel);
        }
    }

    private static List<string> ColumnsOf(StreamOpsDb db, string table) =>
        [.. db.Model.GetEntityTypes().Single(e => e.GetTableName() == table).GetProperties().Select(p => p.GetColumnName())];
}
