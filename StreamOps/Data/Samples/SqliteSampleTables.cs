using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Usage;

namespace StreamOps.Data.Samples;

/// <summary>Prepared statements, one execution a row: in one process this beats any batch.</summary>
internal sealed partial class SqliteSampleTables : SampleTables
{
    public static SqliteSampleTables Instance { get; } = new();

    public override Task PrepareAsync(StreamOpsDb db, IEnumerable<DateTimeOffset> instants, CancellationToken cancel) => Task.CompletedTask;

    public override async Task<HashSet<(long StreamId, long AtMs)>> InsertNewAsync(
        StreamOpsDb db, IReadOnlyCollection<(NewSample Sample, long ChannelId, int DurationSeconds)> samples, CancellationToken cancel)
    {
        await using var insert = Prepare(
            db,
            """
            INSERT INTO stream_metrics (stream_id, timestamp, channel_id, relay_status, is_live, hls_viewers, agora_viewers,
                duration_seconds, cloudflare_stream_id, bitrate_kbps, frame_rate, packet_loss_percent, source)
            VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            ON CONFLICT (stream_id, timestamp) DO NOTHING
            """,
            13);
        var inserted = new HashSet<(long, long)>(samples.Count);
        foreach (var (s, channelId, duration) in samples)
        {
            var rows = await RunAsync(
                insert, cancel, s.StreamId, s.Key.AtMs, channelId, WireName.Of(s.RelayStatus), s.IsLive, s.HlsViewers, s.AgoraViewers,
                duration, s.CloudflareStreamId, s.BitrateKbps, s.FrameRate, s.PacketLossPercent, WireName.Of(s.Source));
            if (rows > 0)
            {
                inserted.Add(s.Key);
            }
        }

        return inserted;
    }

    public override async Task AddToMinutesAsync(StreamOpsDb db, IReadOnlyCollection<StreamChange> changes, CancellationToken cancel)
    {
        await using var add = Prepare(
            db,
            """
            INSERT INTO stream_minutes AS m (stream_id, minute, hls_ms, rtc_ms, sampled_ms, samples, peak)
            VALUES ($0, $1, $2, $3, $4, $5, $6)
            ON CONFLICT (stream_id, minute) DO UPDATE SET
                hls_ms = m.hls_ms + excluded.hls_ms, rtc_ms = m.rtc_ms + excluded.rtc_ms,
                sampled_ms = m.sampled_ms + excluded.sampled_ms, samples = m.samples + excluded.samples,
                peak = COALESCE(MAX(m.peak, excluded.peak), m.peak, excluded.peak)
            """,
            7);
        foreach (var change in changes)
        {
            foreach (var (minute, a) in change.Change.Minutes)
            {
                await RunAsync(add, cancel, change.Stream.Id, minute.ToUnixTimeMilliseconds(), a.HlsMs, a.RtcMs, a.SampledMs, a.Samples, a.Peak);
            }
        }
    }

    public override async Task AddToDaysAsync(StreamOpsDb db, IReadOnlyCollection<StreamChange> changes, CancellationToken cancel)
    {
        await using var add = Prepare(
            db,
            """
            INSERT INTO stream_days AS d (stream_id, day, live_ms, hls_ms, rtc_ms, sampled_ms, samples, peak)
            VALUES ($0, $1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (stream_id, day) DO UPDATE SET
                live_ms = d.live_ms + excluded.live_ms,
                hls_ms = d.hls_ms + excluded.hls_ms, rtc_ms = d.rtc_ms + excluded.rtc_ms,
                sampled_ms = d.sampled_ms + excluded.sampled_ms, samples = d.samples + excluded.samples,
                peak = COALESCE(MAX(d.peak, excluded.peak), d.peak, excluded.peak)
            """,
            8);
        foreach (var change in changes)
        {
            foreach (var (day, a, liveMs) in change.Days())
            {
                await RunAsync(
                    add, cancel, change.Stream.Id, day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                    liveMs, a.HlsMs, a.RtcMs, a.SampledMs, a.Samples, a.Peak);
            }
        }
    }

    protected override async Task<Dictionary<DateTimeOffset, Concurrency>> ReadPlatformAsync(
        StreamOpsDb db, IReadOnlyCollection<DateTimeOffset> minutes, CancellationToken cancel)
    {
        await using var read = Prepare(db, "SELECT steps FROM platform_minutes WHERE minute = $0", 1);
        var sums = new Dictionary<DateTimeOffset, Concurrency>(minutes.Count);
        foreach (var minute in minutes)
        {
            read.Parameters[0].Value = minute.ToUnixTimeMilliseconds();
            if (await read.ExecuteScalarAsync(cancel) is byte[] steps)
            {
                sums[minute] = PlatformSteps.Decode(steps);
            }
        }

        return sums;
    }

    protected override async Task WritePlatformAsync(
        StreamOpsDb db, IReadOnlyDictionary<DateTimeOffset, Concurrency> minutes, CancellationToken cancel)
    {
        await using var write = Prepare(
            db,
            """
            INSERT INTO platform_minutes (minute, steps, peak) VALUES ($0, $1, $2)
            ON CONFLICT (minute) DO UPDATE SET steps = excluded.steps, peak = excluded.peak
            """,
            3);
        foreach (var (minute, sum) in minutes)
        {
            await RunAsync(write, cancel, minute.ToUnixTimeMilliseconds(), PlatformSteps.Encode(sum), sum.Peak);
        }
    }

    private static SqliteCommand Prepare(StreamOpsDb db, string sql, int parameters)
    {
        var command = (SqliteCommand)db.Database.GetDbConnection().CreateCommand();
        command.Transaction = (SqliteTransaction?)(DbTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        }

        return command;
    }

    private static Task<int> RunAsync(SqliteCommand command, CancellationToken cancel, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command.ExecuteNonQueryAsync(cancel);
    }
}
