using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Usage;

namespace StreamOps.Data.Samples;

/// <summary>Binary COPY into a staging table and one merge for samples; arrays in one statement for roll-ups.</summary>
internal sealed partial class PostgresSampleTables : SampleTables
{
    /// <summary>Two writers that meet a new month at once would deadlock on the parent table; one goes first.</summary>
    private const string MonthLock = "SELECT pg_advisory_xact_lock(7302177402)";

    /// <summary>Partitions known to exist, by database and month, so that a batch does not ask again.</summary>
    private readonly ConcurrentDictionary<(string Database, int Year, int Month), bool> partitions = new();

    public static PostgresSampleTables Instance { get; } = new();

    public override async Task PrepareAsync(StreamOpsDb db, IEnumerable<DateTimeOffset> instants, CancellationToken cancel)
    {
        var database = db.Database.GetConnectionString() ?? "";
        foreach (var (year, month) in instants.Select(i => (i.Year, i.Month)).Distinct())
        {
            if (partitions.ContainsKey((database, year, month)))
            {
                continue;
            }

            var first = new DateTime(year, month, 1, 0, 0, 0, DateTimeKind.Utc);
            var name = string.Create(CultureInfo.InvariantCulture, $"stream_metrics_{first:yyyyMM}");
            var (from, to) = (first.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), first.AddMonths(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            await db.Database.ExecuteSqlRawAsync(MonthLock, cancel);
#pragma warning disable EF1002 // Built from numbers of our own, and identifiers cannot be parameters.
            await db.Database.ExecuteSqlRawAsync(
                $"CREATE TABLE IF NOT EXISTS {name} PARTITION OF stream_metrics FOR VALUES FROM ('{from} 00:00:00+00') TO ('{to} 00:00:00+00')", cancel);
#pragma warning restore EF1002
            await transaction.CommitAsync(cancel);
            partitions[(database, year, month)] = true;
        }
    }

    public override async Task<HashSet<(long StreamId, long AtMs)>> InsertNewAsync(
        StreamOpsDb db, IReadOnlyCollection<(NewSample Sample, long ChannelId, int DurationSeconds)> samples, CancellationToken cancel)
    {
        await ExecuteAsync(
            db, "CREATE TEMP TABLE IF NOT EXISTS samples_in (LIKE stream_metrics) ON COMMIT DELETE ROWS", cancel);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using (var copy = await connection.BeginBinaryImportAsync(
            """
            COPY samples_in (stream_id, "timestamp", channel_id, relay_status, is_live, hls_viewers, agora_viewers,
                duration_seconds, cloudflare_stream_id, bitrate_kbps, frame_rate, packet_loss_percent, source) FROM STDIN (FORMAT BINARY)
            """,
            cancel))
        {
            foreach (var (s, channelId, duration) in samples)
            {
                await copy.StartRowAsync(cancel);
                await copy.WriteAsync(s.StreamId, NpgsqlDbType.Bigint, cancel);
                await copy.WriteAsync(s.At, NpgsqlDbType.TimestampTz, cancel);
                await copy.WriteAsync(channelId, NpgsqlDbType.Bigint, cancel);
                await copy.WriteAsync(WireName.Of(s.RelayStatus), NpgsqlDbType.Varchar, cancel);
                await copy.WriteAsync(s.IsLive, NpgsqlDbType.Boolean, cancel);
                await WriteAsync(copy, s.HlsViewers, NpgsqlDbType.Integer, cancel);
                await WriteAsync(copy, s.AgoraViewers, NpgsqlDbType.Integer, cancel);
                await copy.WriteAsync(duration, NpgsqlDbType.Integer, cancel);
                await (s.CloudflareStreamId is { } id ? copy.WriteAsync(id, NpgsqlDbType.Varchar, cancel) : copy.WriteNullAsync(cancel));
                await WriteAsync(copy, s.BitrateKbps, NpgsqlDbType.Integer, cancel);
                await WriteAsync(copy, s.FrameRate, NpgsqlDbType.Double, cancel);
                await WriteAsync(copy, s.PacketLossPercent, NpgsqlDbType.Double, cancel);
                await copy.WriteAsync(WireName.Of(s.Source), NpgsqlDbType.Varchar, cancel);
            }

            await copy.CompleteAsync(cancel);
        }

        await using var merge = Command(
            db,
            """
            INSERT INTO stream_metrics SELECT * FROM samples_in
            ON CONFLICT (stream_id, "timestamp") DO NOTHING RETURNING stream_id, "timestamp"
            """);
        var inserted = new HashSet<(long, long)>(samples.Count);
        await using var reader = await merge.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            inserted.Add((reader.GetInt64(0), reader.GetFieldValue<DateTimeOffset>(1).ToUnixTimeMilliseconds()));
        }

        return inserted;
    }

    public override Task AddToMinutesAsync(StreamOpsDb db, IReadOnlyCollection<StreamChange> changes, CancellationToken cancel)
    {
        var rows = changes
            .SelectMany(c => c.Change.Minutes.Select(m => (c.Stream.Id, Minute: m.Key, Audience: m.Value)))
            .OrderBy(r => r.Id).ThenBy(r => r.Minute).ToList();
        return ExecuteAsync(
            db,
            """
            INSERT INTO stream_minutes AS m (stream_id, minute, hls_ms, rtc_ms, sampled_ms, samples, peak)
            SELECT * FROM unnest(@ids, @minutes, @hls, @rtc, @sampled, @samples, @peaks)
            ON CONFLICT (stream_id, minute) DO UPDATE SET
                hls_ms = m.hls_ms + excluded.hls_ms, rtc_ms = m.rtc_ms + excluded.rtc_ms,
                sampled_ms = m.sampled_ms + excluded.sampled_ms, samples = m.samples + excluded.samples,
                peak = GREATEST(m.peak, excluded.peak)
            """,
            cancel,
            [
                new("ids", rows.Select(r => r.Id).ToArray()),
                new("minutes", rows.Select(r => r.Minute).ToArray()),
                .. AudienceParameters(rows.ConvertAll(r => r.Audience)),
            ]);
    }

    public override Task AddToDaysAsync(StreamOpsDb db, IReadOnlyCollection<StreamChange> changes, CancellationToken cancel)
    {
        var rows = changes
            .SelectMany(c => c.Days().Select(d => (c.Stream.Id, d.Day, d.Audience, d.LiveMs)))
            .OrderBy(r => r.Id).ThenBy(r => r.Day).ToList();
        return ExecuteAsync(
            db,
            """
            INSERT INTO stream_days AS d (stream_id, day, live_ms, hls_ms, rtc_ms, sampled_ms, samples, peak)
            SELECT * FROM unnest(@ids, @days, @live, @hls, @rtc, @sampled, @samples, @peaks)
            ON CONFLICT (stream_id, day) DO UPDATE SET
                live_ms = d.live_ms + excluded.live_ms,
                hls_ms = d.hls_ms + excluded.hls_ms, rtc_ms = d.rtc_ms + excluded.rtc_ms,
                sampled_ms = d.sampled_ms + excluded.sampled_ms, samples = d.samples + excluded.samples,
                peak = GREATEST(d.peak, excluded.peak)
            """,
            cancel,
            [
                new("ids", rows.Select(r => r.Id).ToArray()),
                new("days", rows.Select(r => r.Day).ToArray()),
                new("live", rows.Select(r => r.LiveMs).ToArray()),
                .. AudienceParameters(rows.ConvertAll(r => r.Audience)),
            ]);
    }

    protected override async Task<Dictionary<DateTimeOffset, Concurrency>> ReadPlatformAsync(
        StreamOpsDb db, IReadOnlyCollection<DateTimeOffset> minutes, CancellationToken cancel)
    {
        // The rows must exist before they can be held; in key order, so that two writers wait instead of dying in a deadlock.
        NpgsqlParameter keys = new("minutes", minutes.Order().ToArray());
        await ExecuteAsync(
            db,
            "INSERT INTO platform_minutes (minute, steps, peak) SELECT unnest(@minutes), ''::bytea, 0 ON CONFLICT (minute) DO NOTHING",
            cancel,
            [keys]);
        await using var read = Command(
            db, "SELECT minute, steps FROM platform_minutes WHERE minute = ANY(@minutes) ORDER BY minute FOR UPDATE", [keys.Clone()]);
        var sums = new Dictionary<DateTimeOffset, Concurrency>(minutes.Count);
        await using var reader = await read.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            sums[reader.GetFieldValue<DateTimeOffset>(0)] = PlatformSteps.Decode(reader.GetFieldValue<byte[]>(1));
        }

        return sums;
    }

    protected override Task WritePlatformAsync(
        StreamOpsDb db, IReadOnlyDictionary<DateTimeOffset, Concurrency> minutes, CancellationToken cancel) =>
        ExecuteAsync(
            db,
            """
            UPDATE platform_minutes AS p SET steps = n.steps, peak = n.peak
            FROM unnest(@minutes, @steps, @peaks) AS n (minute, steps, peak) WHERE p.minute = n.minute
            """,
            cancel,
            [
                new("minutes", minutes.Keys.ToArray()),
                new("steps", minutes.Values.Select(PlatformSteps.Encode).ToArray()),
                new("peaks", minutes.Values.Select(c => c.Peak).ToArray()),
            ]);

    private static NpgsqlParameter[] AudienceParameters(List<Audience> rows) =>
    [
        new("hls", rows.ConvertAll(a => a.HlsMs)),
        new("rtc", rows.ConvertAll(a => a.RtcMs)),
        new("sampled", rows.ConvertAll(a => a.SampledMs)),
        new("samples", rows.ConvertAll(a => a.Samples)),
        new("peaks", rows.ConvertAll(a => a.Peak)),
    ];

    private static Task WriteAsync<T>(NpgsqlBinaryImporter copy, T? value, NpgsqlDbType type, CancellationToken cancel)
        where T : struct => value is { } known ? copy.WriteAsync(known, type, cancel) : copy.WriteNullAsync(cancel);

    private static async Task ExecuteAsync(StreamOpsDb db, string sql, CancellationToken cancel, params NpgsqlParameter[] parameters)
    {
        await using var command = Command(db, sql, parameters);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static NpgsqlCommand Command(StreamOpsDb db, string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlCommand(
            sql, (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
        command.Parameters.AddRange(parameters);
        return command;
    }
}
