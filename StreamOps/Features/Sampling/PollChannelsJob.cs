using System.Collections.Concurrent;
using Hangfire;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Operations;
using StreamOps.Data.Streams;
using StreamOps.Domain.Streams;
using StreamOps.Platform;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Sampling;

/// <summary>Neither vendor promises that every notice arrives: finds channels that are on air without our knowing, and says so in the log.</summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
public sealed class PollChannelsJob(
    IDbContextFactory<StreamOpsDb> factory,
    IdleChannelPoll poll,
    PollTurns turns,
    StreamStore streams,
    Leases leases,
    SamplingOptions options,
    SamplingCadence cadence,
    AuditTrail audit,
    TimeProvider clock,
    ILogger<PollChannelsJob> logger)
{
    /// <summary>Real seconds between two polls.</summary>
    public const int IntervalSeconds = 30;

    private const string Lease = "polling";
    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(IntervalSeconds * 0.8);

    public async Task RunAsync(CancellationToken cancel)
    {
        var interval = TimeSpan.FromSeconds(IntervalSeconds * options.Speed);
        if (await leases.TakeAsync(Lease, SampleTickJob.TickOf(clock.GetUtcNow(), interval), interval * 2, cancel) is not { } owner)
        {
            return;
        }

        try
        {
            await PollAsync(cancel);
        }
        finally
        {
            await leases.GiveBackAsync(Lease, owner, CancellationToken.None);
        }
    }

    /// <summary>Asks about every idle channel, whoever else does so at this moment: a stream is begun once.</summary>
    public async Task<PollOutcome> PollAsync(CancellationToken cancel)
    {
        var idle = await IdleAsync(cancel);
        var asked = turns.Next(idle);
        var (ofCloudflare, ofAgora) = (new VendorTally(), new VendorTally());
        var found = new ConcurrentQueue<(IdleChannel Channel, DateTimeOffset At)>();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(LongestPoll);
        await Parallel.ForEachAsync(idle, new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism, CancellationToken = cancel }, async (channel, _) =>
        {
            var answer = await poll.AskAsync(channel, asked.Contains(channel.Id), ofCloudflare, ofAgora, deadline.Token);
            if (PollRule.Begun(answer, channel.LastEnd, clock.GetUtcNow()) is { } at)
            {
                found.Enqueue((channel, at));
            }
        });

        foreach (var (channel, at) in found)
        {
            await StartAsync(channel, at, cancel);
        }

        return new PollOutcome(idle.Count, found.Count, ofCloudflare, ofAgora);
    }

    private async Task<List<IdleChannel>> IdleAsync(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Channels.AsNoTracking()
            .Where(c => (c.AgoraChannel != null || c.CloudflareLiveInputId != null) && !db.Streams.Any(s => s.ChannelId == c.Id && s.EndedAt == null))
            .Select(c => new IdleChannel(
                c.Id, c.AgoraChannel, c.CloudflareLiveInputId, db.Streams.Where(s => s.ChannelId == c.Id).Max(s => s.EndedAt)))
            .ToListAsync(cancel);
    }

    private async Task StartAsync(IdleChannel idle, DateTimeOffset at, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var channel = await db.Channels.AsNoTracking().SingleAsync(c => c.Id == idle.Id, cancel);
        // A notice may have come meanwhile: then the channel is taken, or its last stream ended after what was asked about.
        if (await streams.StartAsync(db, cadence.NewStream(channel, at, StreamEventSource.Polling), cancel) is not { IsNew: true, Stream: { } stream }
            || await db.Streams.AnyAsync(s => s.ChannelId == channel.Id && s.EndedAt > (idle.LastEnd ?? DateTimeOffset.UnixEpoch), cancel))
        {
            return;
        }

        audit.Add(db, AuditTrail.System, "stream.begun-by-polling", $"stream {stream.Id}", null, new { startedAt = stream.StartedAt, channel = channel.ExternalId });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        logger.LogWarning("Repaired by polling: stream {StreamId} of channel {ChannelId} is on air since {StartedAt}, no notice said so", stream.Id, channel.Id, stream.StartedAt);
    }
}
