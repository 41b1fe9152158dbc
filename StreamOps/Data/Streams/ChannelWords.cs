using Microsoft.EntityFrameworkCore;
using StreamOps.Domain.Streams;

namespace StreamOps.Data.Streams;

/// <summary>The newest word of the vendors about a channel, kept by the vendors' own order. In the transaction of the caller.</summary>
public sealed class ChannelWords
{
    private static readonly string Agora = WireName.Of(AirLeg.Agora);
    private static readonly string Cloudflare = WireName.Of(AirLeg.Cloudflare);

    public async Task<HostStep> TakeHostAsync(StreamOpsDb db, long channelId, long uid, HostWord word, CancellationToken cancel)
    {
        var destroyed = await db.ChannelLegs.AsNoTracking()
            .Where(l => l.ChannelId == channelId && l.Leg == Agora)
            .Select(l => (DateTimeOffset?)l.ChangedAt)
            .SingleOrDefaultAsync(cancel);
        var row = await db.ChannelHosts.SingleOrDefaultAsync(h => h.ChannelId == channelId && h.Uid == uid, cancel);
        var step = word.Take(row is null ? null : new HostState(row.ClientSeq, row.Present, row.ChangedAt), destroyed);
        if (row is null)
        {
            row = new ChannelHostRow { ChannelId = channelId, Uid = uid };
            db.ChannelHosts.Add(row);
        }

        (row.ClientSeq, row.Present, row.ChangedAt) = (step.State.Seq, step.State.Present, step.State.At);
        await db.SaveChangesAsync(cancel);
        return step;
    }

    /// <returns>Since when the first of those had been there whom it put out; null where it put out nobody.</returns>
    public async Task<DateTimeOffset?> TakeDestroyedAsync(StreamOpsDb db, long channelId, DateTimeOffset at, CancellationToken cancel)
    {
        var leg = await LegAsync(db, channelId, Agora, cancel);
        leg.ChangedAt = at > leg.ChangedAt ? at : leg.ChangedAt;
        var present = await db.ChannelHosts.Where(h => h.ChannelId == channelId && h.Present && h.ChangedAt < at).ToListAsync(cancel);
        DateTimeOffset? since = present.Count > 0 ? present.Min(h => h.ChangedAt) : null;
        foreach (var host in present)
        {
            (host.Present, host.ChangedAt) = (false, at);
        }

        await db.SaveChangesAsync(cancel);
        return since;
    }

    /// <returns>The signal that the word is, measured against what was known.</returns>
    public async Task<AirSignal> TakeInputAsync(StreamOpsDb db, long channelId, bool onAir, DateTimeOffset at, CancellationToken cancel)
    {
        var leg = await LegAsync(db, channelId, Cloudflare, cancel);
        var signal = new AirSignal(AirLeg.Cloudflare, onAir, at)
        {
            IsNewest = at > leg.ChangedAt || (at == leg.ChangedAt && !onAir),
            Since = !onAir && leg.OnAir ? leg.ChangedAt : null,
        };
        if (signal.IsNewest)
        {
            (leg.OnAir, leg.ChangedAt) = (onAir, at);
        }

        await db.SaveChangesAsync(cancel);
        return signal;
    }

    /// <summary>Whether a host is there, and if none is, when the last one left.</summary>
    public static async Task<(bool Present, DateTimeOffset? OffAt)> AgoraAsync(StreamOpsDb db, long channelId, CancellationToken cancel)
    {
        var present = await db.ChannelHosts.AnyAsync(h => h.ChannelId == channelId && h.Present, cancel);
        return (present, present
            ? null
            : await db.ChannelHosts.Where(h => h.ChannelId == channelId).MaxAsync(h => (DateTimeOffset?)h.ChangedAt, cancel));
    }

    public static async Task<DateTimeOffset?> CloudflareOffAsync(StreamOpsDb db, long channelId, CancellationToken cancel) =>
        await db.ChannelLegs.AsNoTracking()
            .Where(l => l.ChannelId == channelId && l.Leg == Cloudflare && !l.OnAir)
            .Select(l => (DateTimeOffset?)l.ChangedAt)
            .SingleOrDefaultAsync(cancel);

    public static async Task<DateTimeOffset?> ConnectedSinceAsync(StreamOpsDb db, long channelId, CancellationToken cancel) =>
        await db.ChannelLegs.AsNoTracking()
            .Where(l => l.ChannelId == channelId && l.Leg == Cloudflare && l.OnAir)
            .Select(l => (DateTimeOffset?)l.ChangedAt)
            .SingleOrDefaultAsync(cancel);

    private static async Task<ChannelLegRow> LegAsync(StreamOpsDb db, long channelId, string name, CancellationToken cancel)
    {
        if (await db.ChannelLegs.SingleOrDefaultAsync(l => l.ChannelId == channelId && l.Leg == name, cancel) is { } known)
        {
            return known;
        }

        var leg = new ChannelLegRow { ChannelId = channelId, Leg = name, ChangedAt = DateTimeOffset.UnixEpoch };
        db.ChannelLegs.Add(leg);
        return leg;
    }
}
