using Microsoft.EntityFrameworkCore;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Streams;

/// <summary>What a vendor's word did.</summary>
/// <param name="Text">Plain words for the log.</param>
/// <param name="OwesCosts">A stream ended or its end moved: ring for the costs after the commit.</param>
public sealed record AirOutcome(string Text, bool OwesCosts)
{
    public static AirOutcome Nothing(string why) => new(why, false);
}

/// <summary>
/// Remembers the vendors' words about a channel and begins and ends its streams by them. Everything happens in the caller's
/// transaction, which holds the channel's row, so that the words about one channel take turns.
/// </summary>
public sealed class ChannelAir(StreamStore streams, ChannelWords words, SamplingCadence cadence)
{
    /// <summary>A host came or left.</summary>
    /// <param name="reason">Agora's number for why it left; null where not said.</param>
    public async Task<AirOutcome> HostAsync(StreamOpsDb db, ChannelRow channel, long uid, HostWord word, int? reason, CancellationToken cancel)
    {
        var abrupt = !word.Present && HostWord.IsAbrupt(reason);
        if (word.Present || abrupt)
        {
            var kind = abrupt ? StreamEventKind.PublisherDisconnected : StreamEventKind.PublisherConnected;
            await TellAsync(db, channel, word.At, kind, cancel, abrupt ? $"{reason}" : "");
        }

        var step = await words.TakeHostAsync(db, channel.Id, uid, word, cancel);
        var hosts = await ChannelWords.AgoraAsync(db, channel.Id, cancel);
        if (!word.Present && hosts.Present)
        {
            return AirOutcome.Nothing("Another host is still there.");
        }

        // Several hosts left: the stream ended with the last of them, whichever notice came last.
        var at = word.Present || !step.IsNewest ? word.At : hosts.OffAt ?? word.At;
        return await DecideAsync(db, channel, new AirSignal(AirLeg.Agora, word.Present, at) { Abrupt = abrupt, IsNewest = step.IsNewest, Since = step.Since }, cancel);
    }

    /// <summary>The Agora channel is gone, and everyone in it.</summary>
    public async Task<AirOutcome> DestroyedAsync(StreamOpsDb db, ChannelRow channel, DateTimeOffset at, CancellationToken cancel)
    {
        var since = await words.TakeDestroyedAsync(db, channel.Id, at, cancel);
        return since is null || (await ChannelWords.AgoraAsync(db, channel.Id, cancel)).Present
            ? AirOutcome.Nothing("No host was left in it.")
            : await DecideAsync(db, channel, new AirSignal(AirLeg.Agora, false, at) { Since = since }, cancel);
    }

    /// <summary>The live input was connected or disconnected.</summary>
    public async Task<AirOutcome> InputAsync(StreamOpsDb db, ChannelRow channel, bool onAir, DateTimeOffset at, CancellationToken cancel)
    {
        await TellAsync(db, channel, at, onAir ? StreamEventKind.RelayActive : StreamEventKind.RelayStopped, cancel);
        return await DecideAsync(db, channel, await words.TakeInputAsync(db, channel.Id, onAir, at, cancel), cancel);
    }

    /// <summary>The live input refused or lost what was sent to it.</summary>
    /// <param name="code">The vendor's own, such as <c>ERR_GOP_OUT_OF_RANGE</c>.</param>
    /// <param name="detail">The vendor's own words.</param>
    public async Task<AirOutcome> InputFailedAsync(
        StreamOpsDb db, ChannelRow channel, DateTimeOffset at, string? code, string? detail, CancellationToken cancel)
    {
        await TellAsync(db, channel, at, StreamEventKind.Error, cancel, code ?? "", detail ?? "");
        return await ChannelWords.ConnectedSinceAsync(db, channel.Id, cancel) > at
            ? AirOutcome.Nothing($"Failed with {code ?? "no code"}, and has been connected again since.")
            : await SetRelayAsync(db, channel, RelayStatus.Error, at, code ?? "no code", cancel);
    }

    /// <summary>The relay of the stream that was on air at that time has another state.</summary>
    /// <param name="why">Plain words for the log.</param>
    /// <param name="code">The vendor's own word for why; empty where it gave none.</param>
    public async Task<AirOutcome> RelayAsync(
        StreamOpsDb db, ChannelRow channel, RelayStatus status, DateTimeOffset at, string why, string code, CancellationToken cancel)
    {
        await TellAsync(db, channel, at, StreamEvent.KindOf(status), cancel, code);
        return await SetRelayAsync(db, channel, status, at, why, cancel);
    }

    private static async Task<AirOutcome> SetRelayAsync(
        StreamOpsDb db, ChannelRow channel, RelayStatus status, DateTimeOffset at, string why, CancellationToken cancel)
    {
        var since = at.ToMilliseconds();
        var changed = await db.Streams
            .Where(s => s.ChannelId == channel.Id && s.EndedAt == null && s.StartedAt <= at + AirRule.SameBeginning)
            .ExecuteUpdateAsync(
                s => s.SetProperty(x => x.RelayChangedAt, x => x.RelayStatus == status ? x.RelayChangedAt : since).SetProperty(x => x.RelayStatus, status), cancel);
        return AirOutcome.Nothing(changed > 0 ? $"Relay is {WireName.Of(status)}: {why}." : $"No live stream at that time; the relay said: {why}.");
    }

    private async Task<AirOutcome> DecideAsync(StreamOpsDb db, ChannelRow channel, AirSignal signal, CancellationToken cancel)
    {
        var state = await AirStates.AtAsync(db, channel.Id, signal.At, cancel);
        var changes = AirRule.Decide(state, signal);
        foreach (var change in changes)
        {
            await ApplyAsync(db, channel, change, signal.At.ToMilliseconds(), cancel);
        }

        return new AirOutcome(
            changes.Count == 0 ? "Nothing changed." : string.Join(" ", changes.Select(Tell)),
            changes.Any(c => c is AirChange.End or AirChange.Record or AirChange.MoveStart));
    }

    private Task ApplyAsync(StreamOpsDb db, ChannelRow channel, AirChange change, DateTimeOffset at, CancellationToken cancel) => change switch
    {
        AirChange.Start c => streams.StartAsync(db, cadence.NewStream(channel, c.At, StreamEventSource.Webhook), cancel),
        AirChange.Record c => streams.RecordAsync(db, cadence.NewStream(channel, c.From, StreamEventSource.Webhook), c.To, EndCause.Webhook, cancel),
        AirChange.MoveStart c => streams.MoveStartAsync(db, c.StreamId, c.At, cancel),
        AirChange.End c => streams.EndAsync(db, c.StreamId, c.At, EndCause.Webhook, correct: true, cancel),
        AirChange.Lose c => Live(db, c.StreamId).ExecuteUpdateAsync(s => s.SetProperty(x => x.LostAt, c.At), cancel),
        AirChange.Regain c => Live(db, c.StreamId).ExecuteUpdateAsync(s => s.SetProperty(x => x.LostAt, (DateTimeOffset?)null), cancel),
        // A relay that failed and then stopped has failed.
        AirChange.Relay c => Live(db, c.StreamId)
            .Where(s => c.Status != RelayStatus.Stopped || s.RelayStatus != RelayStatus.Error)
            .ExecuteUpdateAsync(
                s => s.SetProperty(x => x.RelayChangedAt, x => x.RelayStatus == c.Status ? x.RelayChangedAt : at).SetProperty(x => x.RelayStatus, c.Status), cancel),
        _ => throw new InvalidOperationException($"{change.GetType().Name} cannot be applied."),
    };

    private static Task TellAsync(
        StreamOpsDb db, ChannelRow channel, DateTimeOffset at, StreamEventKind kind, CancellationToken cancel, string code = "", string detail = "") =>
        StreamEvents.AddAsync(db, channel.Id, at, kind, StreamEventSource.Webhook, cancel, code, detail);

    private static IQueryable<StreamRow> Live(StreamOpsDb db, long streamId) => db.Streams.Where(s => s.Id == streamId && s.EndedAt == null);

    private static string Tell(AirChange change) => change switch
    {
        AirChange.Start c => $"A stream began at {c.At:u}.",
        AirChange.Record c => $"A stream from {c.From:u} to {c.To:u} was written down.",
        AirChange.MoveStart c => $"Stream {c.StreamId} began at {c.At:u} already.",
        AirChange.End c => $"Stream {c.StreamId} ended at {c.At:u}.",
        AirChange.Lose c => $"Stream {c.StreamId} lost its publisher at {c.At:u}.",
        AirChange.Regain c => $"The publisher of stream {c.StreamId} is back.",
        AirChange.Relay c => $"Relay of stream {c.StreamId} is {WireName.Of(c.Status)}.",
        _ => change.ToString(),
    };
}
