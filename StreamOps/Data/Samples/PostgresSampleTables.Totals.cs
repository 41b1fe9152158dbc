using StreamOps.Domain.Streams;

namespace StreamOps.Data.Samples;

/// <summary>Totals of all streams of a batch in one statement: a sampler's tick touches every live stream once.</summary>
internal sealed partial class PostgresSampleTables
{
    public override Task PutTotalsAsync(StreamOpsDb db, IReadOnlyCollection<StreamTotalRow> totals, CancellationToken cancel)
    {
        var rows = totals.OrderBy(t => t.StreamId).ToList();
        return ExecuteAsync(
            db,
            """
            INSERT INTO stream_totals (stream_id, hls_ms, rtc_ms, sampled_ms, samples, peak, peak_at, first_sample_at, last_sample_at, last_is_live,
                last_hls_viewers, last_agora_viewers, last_relay_status, last_bitrate_kbps, last_frame_rate, last_packet_loss_percent)
            SELECT * FROM unnest(@ids, @hls, @rtc, @sampled, @samples, @peaks, @peaks_at, @firsts_at, @lasts_at, @live,
                @hls_viewers, @agora_viewers, @relay, @bitrates, @rates, @losses)
            ON CONFLICT (stream_id) DO UPDATE SET
                hls_ms = excluded.hls_ms, rtc_ms = excluded.rtc_ms, sampled_ms = excluded.sampled_ms, samples = excluded.samples,
                peak = excluded.peak, peak_at = excluded.peak_at,
                first_sample_at = excluded.first_sample_at, last_sample_at = excluded.last_sample_at, last_is_live = excluded.last_is_live,
                last_hls_viewers = excluded.last_hls_viewers, last_agora_viewers = excluded.last_agora_viewers,
                last_relay_status = excluded.last_relay_status, last_bitrate_kbps = excluded.last_bitrate_kbps,
                last_frame_rate = excluded.last_frame_rate, last_packet_loss_percent = excluded.last_packet_loss_percent
            """,
            cancel,
            [
                new("ids", rows.ConvertAll(t => t.StreamId)),
                .. AudienceParameters(rows.ConvertAll(t => t.Audience)),
                new("peaks_at", rows.ConvertAll(t => t.PeakAt)),
                new("firsts_at", rows.ConvertAll(t => t.FirstSampleAt)),
                new("lasts_at", rows.ConvertAll(t => t.LastSampleAt)),
                new("live", rows.ConvertAll(t => t.LastIsLive)),
                new("hls_viewers", rows.ConvertAll(t => t.LastHlsViewers)),
                new("agora_viewers", rows.ConvertAll(t => t.LastAgoraViewers)),
                new("relay", rows.ConvertAll(t => WireName.Of(t.LastRelayStatus))),
                new("bitrates", rows.ConvertAll(t => t.LastBitrateKbps)),
                new("rates", rows.ConvertAll(t => t.LastFrameRate)),
                new("losses", rows.ConvertAll(t => t.LastPacketLossPercent)),
            ]);
    }
}
