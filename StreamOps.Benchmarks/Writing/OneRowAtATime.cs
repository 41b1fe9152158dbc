using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;
using StreamOps.Benchmarks.Databases;
using StreamOps.Benchmarks.Worlds;
using StreamOps.Data;
using StreamOps.Data.Samples;
using StreamOps.Domain.Streams;

namespace StreamOps.Benchmarks.Writing;

/// <summary>What the writer is held against: one prepared INSERT and one commit for each sample, into the same table, without roll-ups.</summary>
internal static class OneRowAtATime
{
    /// <summary>No stream of the world has such an id.</summary>
    private const long FirstStream = 1_000_000;

    private const string Sql =
        """
        INSERT INTO stream_metrics (stream_id, "timestamp", channel_id, relay_status, is_live, hls_viewers, agora_viewers,
            duration_seconds, bitrate_kbps, frame_rate, packet_loss_percent, source)
        VALUES (@stream, @at, 1, @relay, @live, @hls, @rtc, 0, @bitrate, @rate, @loss, @source)
        """;

    /// <returns>Samples a second.</returns>
    public static async Task<double> MeasureAsync(BenchmarkDatabase database, DateTimeOffset start, int connections, TimeSpan length, int run, CancellationToken cancel)
    {
        await using var db = database.Open();
        await db.SampleTables.PrepareAsync(db, [start, start.AddDays(1)], cancel);
        var clock = Stopwatch.StartNew();
        var written = await Task.WhenAll(Enumerable.Range(0, connections).Select(c =>
            Task.Run(() => InsertAsync(database, FirstStream + (run * 100) + c, start, clock, length, cancel), cancel)));
        return written.Sum() / clock.Elapsed.TotalSeconds;
    }

    private static async Task<int> InsertAsync(
        BenchmarkDatabase database, long streamId, DateTimeOffset start, Stopwatch clock, TimeSpan length, CancellationToken cancel)
    {
        await using DbConnection connection = database.Kind == DatabaseKind.Sqlite
            ? new SqliteConnection(database.ConnectionString)
            : new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(cancel);
        if (database.Kind == DatabaseKind.Sqlite)
        {
            await using var pragmas = connection.CreateCommand();
            pragmas.CommandText = SqlitePragmas.Sql;
            await pragmas.ExecuteNonQueryAsync(cancel);
        }

        await using var insert = connection.CreateCommand();
        insert.CommandText = Sql;
        var feed = new SampleFeed([streamId], start, scattered: false);
        var count = 0;
        while (clock.Elapsed < length)
        {
            await InsertAsync(insert, database.Kind, feed.Take(1)[0], cancel);
            count++;
        }

        return count;
    }

    private static async Task InsertAsync(DbCommand insert, DatabaseKind kind, NewSample sample, CancellationToken cancel)
    {
        object at = kind == DatabaseKind.Sqlite ? sample.Key.AtMs : sample.At;
        (string Name, object Value)[] values =
        [
            ("stream", sample.StreamId), ("at", at), ("relay", WireName.Of(sample.RelayStatus)), ("live", sample.IsLive),
            ("hls", sample.HlsViewers!), ("rtc", sample.AgoraViewers!), ("bitrate", sample.BitrateKbps!), ("rate", sample.FrameRate!),
            ("loss", sample.PacketLossPercent!), ("source", WireName.Of(sample.Source)),
        ];
        if (insert.Parameters.Count == 0)
        {
            foreach (var (name, value) in values)
            {
                var parameter = insert.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                insert.Parameters.Add(parameter);
            }

            await insert.PrepareAsync(cancel);
        }

        foreach (var (name, value) in values)
        {
            insert.Parameters[name].Value = value;
        }

        await insert.ExecuteNonQueryAsync(cancel);
    }
}
