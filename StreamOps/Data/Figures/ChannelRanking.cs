using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Costs;
using StreamOps.Domain.Money;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Figures;

/// <summary>A channel's share of a month.</summary>
/// <param name="LiveMs">Live time of streams that have ended.</param>
/// <param name="BookedUsd">Exact, as the breakdown of the month has it.</param>
public sealed record ChannelRank(long ChannelId, string Name, long LiveMs, long ViewerMs, int? Peak, decimal BookedUsd)
{
    /// <summary>The exact amount rounded up to a cent, once.</summary>
    public long BookedCents => Usd.ToCentsRoundedUp(BookedUsd);
}

/// <summary>Reads which channels carry a month.</summary>
public sealed class ChannelRanking(StreamOpsDb db)
{
    /// <summary>By viewer-minutes, most first.</summary>
    public async Task<List<ChannelRank>> TopAsync(BillingMonth month, int count, CancellationToken cancel)
    {
        var isClosed = await BillingMonths.FindClosedAsync(db, month, cancel) is not null;
        var top = await UsageDays.Of(db, month, isClosed)
            .GroupBy(d => d.ChannelId)
            .Select(g => new
            {
                g.Key,
                LiveMs = g.Sum(d => d.LiveMs),
                ViewerMs = g.Sum(d => d.HlsMs + d.RtcMs),
                Peak = g.Max(d => d.Peak),
            })
            .OrderByDescending(g => g.ViewerMs).ThenBy(g => g.Key)
            .Take(count)
            .ToListAsync(cancel);
        var ids = top.ConvertAll(t => t.Key);
        var names = await db.Channels.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, cancel);
        var booked = await BookedParts.ByChannelAsync(db, month, ids, cancel);
        return top.ConvertAll(t => new ChannelRank(t.Key, names[t.Key], t.LiveMs, t.ViewerMs, t.Peak, booked[t.Key].Sum(p => p.AmountUsd)));
    }
}
