using StreamOps.Domain.Streams;

namespace StreamOps.Data.Samples;

/// <summary>Totals of all streams of a batch by one prepared statement: a sampler's tick touches every live stream once.</summary>
internal sealed partial class SqliteSampleTables
{
    public override async Task PutTotalsAsync(StreamOpsDb db, IReadOnlyCollection<StreamTotalRow> totals, CancellationToken cancel)
    {
        await using var put = Prepare(
            db,
            """
            INSERT INTO stream_totals (stream_id, hls_ms, rtc_ms, sampled_ms, samples, peak, peak_at, first_sample_at, last_sample_at, last_is_live,
                last_hls_viewers, last_agora_viewers, last_relay_status, last_bitrate_kbps, last_frame_rate, last_packet_loss_percent)
            VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            ON CONFLICT (stream_id) DO UPDATE SET
                hls_ms = excluded.hls_ms, rtc_ms = excluded.rtc_ms, sampled_ms = excluded.sampled_ms, samples = excluded.samples,
                peak = excluded.peak, peak_at = excluded.peak_at,
                first_sample_at = excluded.first_sample_at, last_sample_at = excluded.last_sample_at, last_is_live = excluded.last_is_live,
                last_hls_viewers = excluded.last_hls_viewers, last_agora_viewers = excluded.last_agora_viewers,
                last_relay_status = excluded.last_relay_status, last_bitrate_kbps = excluded.last_bitrate_kbps,
                last_frame_rate = excluded.last_frame_rate, last_packet_loss_percent = excluded.last_packet_loss_percent
            """,
            16);
        foreach (var t in totals)
        {
            await RunAsync(
                put, cancel, t.StreamId, t.HlsMs, t.RtcMs, t.SampledMs, t.Samples, t.Peak, t.PeakAt?.ToUnixTimeMilliseconds(),
                t.FirstSampleAt.ToUnixTimeMilliseconds(), t.LastSampleAt.ToUnixTimeMilliseconds(), t.LastIsLive,
                t.LastHlsViewers, t.LastAgoraViewers, WireName.Of(t.LastRelayStatus), t.LastBitrateKbps, t.LastFrameRate, t.LastPacketLossPercent);
        }
    }
}
