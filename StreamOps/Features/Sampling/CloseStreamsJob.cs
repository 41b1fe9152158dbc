using Hangfire;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Operations;
using StreamOps.Data.Samples;
using StreamOps.Data.Streams;
using StreamOps.Domain.Streams;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Sampling;

/// <summary>Closes streams whose end nobody told: publisher lost for good, off air on every leg, or silent. May run twice, anywhere.</summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
public sealed class CloseStreamsJob(
    IDbContextFactory<StreamOpsDb> factory,
    StreamStore streams,
    StreamPatience patience,
    AuditTrail audit,
    PromiseBell bell,
    TimeProvider clock,
    ILogger<CloseStreamsJob> logger)
{
    public async Task RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var db = await factory.CreateDbContextAsync(cancel);
        foreach (var stream in await db.Streams.AsNoTracking().Where(s => s.EndedAt == null).ToListAsync(cancel))
        {
            if (await EndOfAsync(db, stream, now, cancel) is { } end)
            {
                await CloseAsync(stream, end.At, end.Cause, cancel);
            }
        }
    }

    private async Task<(DateTimeOffset At, EndCause Cause)?> EndOfAsync(StreamOpsDb db, StreamRow stream, DateTimeOffset now, CancellationToken cancel)
    {
        if (stream.LostAt is { } lost)
        {
            return now - lost > AirRule.Grace ? (lost, EndCause.Webhook) : null;
        }

        var interval = TimeSpan.FromSeconds(stream.SampleIntervalSeconds);
        var total = await db.StreamTotals.AsNoTracking().SingleOrDefaultAsync(t => t.StreamId == stream.Id, cancel);
        if (stream.IsSampled && total is { LastIsLive: false })
        {
            var lastLive = await LastAsync(KnownLive(db, stream.Id), cancel);
            var off = await db.Samples.Where(s => s.StreamId == stream.Id && !s.IsLive && s.Timestamp > (lastLive ?? stream.StartedAt))
                .Select(s => s.Timestamp).ToListAsync(cancel);
            if (StaleRule.IsOffAir(off, lastLive, interval, now))
            {
                return (lastLive!.Value, EndCause.Polling);
            }
        }

        var sign = await LastSignAsync(db, stream, total, cancel);
        var heard = sign > stream.CreatedAt ? sign : stream.CreatedAt;
        return StaleRule.IsSilent(heard, patience.Silence, interval, now) ? (sign, EndCause.Timeout) : null;
    }

    /// <summary>The newest sample on air, or word of a vendor, or the start.</summary>
    private static async Task<DateTimeOffset> LastSignAsync(StreamOpsDb db, StreamRow stream, StreamTotalRow? total, CancellationToken cancel)
    {
        var sample = total is null ? null
            : total.LastIsLive ? total.LastSampleAt
            : await LastAsync(db.Samples.Where(s => s.StreamId == stream.Id && s.IsLive), cancel);
        var leg = await db.ChannelLegs.Where(l => l.ChannelId == stream.ChannelId && l.OnAir).MaxAsync(l => (DateTimeOffset?)l.ChangedAt, cancel);
        var host = await db.ChannelHosts.Where(h => h.ChannelId == stream.ChannelId && h.Present).MaxAsync(h => (DateTimeOffset?)h.ChangedAt, cancel);
        return new[] { stream.StartedAt, sample, leg, host }.Max()!.Value;
    }

    /// <summary>Samples in which a vendor did say something; unknown ones count as live, but prove nothing.</summary>
    private static IQueryable<SampleRow> KnownLive(StreamOpsDb db, long streamId) => db.Samples.Where(s =>
        s.StreamId == streamId && s.IsLive && (s.HlsViewers != null || s.AgoraViewers != null || s.CloudflareStreamId != null));

    private static Task<DateTimeOffset?> LastAsync(IQueryable<SampleRow> samples, CancellationToken cancel) =>
        samples.OrderByDescending(s => s.Timestamp).Select(s => (DateTimeOffset?)s.Timestamp).FirstOrDefaultAsync(cancel);

    private async Task CloseAsync(StreamRow seen, DateTimeOffset at, EndCause cause, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // The order of locks of every writer: channel, then stream. What was seen must still be so.
        await db.LockRowsAsync("channels", "id", [seen.ChannelId], cancel);
        await db.LockRowsAsync("streams", "id", [seen.Id], cancel);
        if (!await db.Streams.AnyAsync(s => s.Id == seen.Id && s.EndedAt == null && s.LostAt == seen.LostAt, cancel))
        {
            return;
        }

        var end = at > seen.StartedAt ? at : seen.StartedAt;
        await streams.EndAsync(db, seen.Id, end, cause, correct: false, cancel);
        audit.Add(db, AuditTrail.System, $"stream.ended-by-{WireName.Of(cause)}", $"stream {seen.Id}", null, new { endedAt = end });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        bell.Ring(Promise.Costs);
        logger.LogWarning("Stream {StreamId} had no end; closed at {EndedAt} by {Cause}", seen.Id, end, cause);
    }
}
