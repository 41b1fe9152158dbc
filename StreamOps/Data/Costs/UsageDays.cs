using Microsoft.EntityFrameworkCore;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Costs;

/// <summary>Usage of a stream on a billing day, with what decides its price.</summary>
public sealed class UsageDay
{
    public required long StreamId { get; init; }

    public required long ChannelId { get; init; }

    public required DateOnly Day { get; init; }

    public required StreamMode Mode { get; init; }

    public required RelayPath Relay { get; init; }

    public required ResolutionTier Tier { get; init; }

    public required int Hosts { get; init; }

    public required long LiveMs { get; init; }

    public required long HlsMs { get; init; }

    public required long RtcMs { get; init; }

    public required long SampledMs { get; init; }

    public required int Samples { get; init; }

    public required int? Peak { get; init; }

    /// <summary>Its stream's costs are recorded.</summary>
    public required bool IsBooked { get; init; }
}

/// <summary>The usage of a month by stream and day: of an open one from the roll-ups, of a closed one as it was closed.</summary>
public static class UsageDays
{
    public static IQueryable<UsageDay> Of(StreamOpsDb db, BillingMonth month, bool isClosed)
    {
        var (first, last) = (month.FirstDay, month.LastDay);
        return isClosed
            ? db.ClosedDays.Where(d => d.Day >= first && d.Day <= last).Select(d => new UsageDay
            {
                StreamId = d.StreamId,
                ChannelId = d.ChannelId,
                Day = d.Day,
                Mode = d.Mode,
                Relay = d.Relay,
                Tier = d.Tier,
                Hosts = d.Hosts,
                LiveMs = d.LiveMs,
                HlsMs = d.HlsMs,
                RtcMs = d.RtcMs,
                SampledMs = d.SampledMs,
                Samples = d.Samples,
                Peak = d.Peak,
                IsBooked = true,
            })
            : db.StreamDays.Where(d => d.Day >= first && d.Day <= last).Join(db.Streams, d => d.StreamId, s => s.Id, (d, s) => new UsageDay
            {
                StreamId = d.StreamId,
                ChannelId = s.ChannelId,
                Day = d.Day,
                Mode = s.Mode,
                Relay = s.Relay,
                Tier = s.Tier,
                Hosts = s.Hosts,
                LiveMs = d.LiveMs,
                HlsMs = d.HlsMs,
                RtcMs = d.RtcMs,
                SampledMs = d.SampledMs,
                Samples = d.Samples,
                Peak = d.Peak,
                IsBooked = s.CostedAt != null,
            });
    }

    /// <summary>Keeps a month's usage as it is; part of the transaction that closes it.</summary>
    public static Task KeepAsync(StreamOpsDb db, BillingMonth month, CancellationToken cancel) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO closed_days (stream_id, day, channel_id, mode, relay, tier, hosts, live_ms, hls_ms, rtc_ms, sampled_ms, samples, peak)
        SELECT d.stream_id, d.day, s.channel_id, s.mode, s.relay, s.tier, s.hosts, d.live_ms, d.hls_ms, d.rtc_ms, d.sampled_ms, d.samples, d.peak
        FROM stream_days d JOIN streams s ON s.id = d.stream_id
        WHERE d.day >= {month.FirstDay} AND d.day <= {month.LastDay} AND s.costed_at IS NOT NULL
        """,
        cancel);
}
