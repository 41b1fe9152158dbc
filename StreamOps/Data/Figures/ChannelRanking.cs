using Microsoft.EntityFrameworkCore;
using StreamOps.Domain.Money;
using StreamOps.Domain.Pricing;
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
        var (first, last, text) = (month.FirstDay, month.LastDay, month.ToString());
        var top = await db.StreamDays
            .Where(d => d.Day >= first && d.Day <= last)
            .Join(db.Streams, d => d.StreamId, s => s.Id, (d, s) => new { s.ChannelId, Day = d })
            .GroupBy(x => x.ChannelId)
            .Select(g => new
            {
                g.Key,
                LiveMs = g.Sum(x => x.Day.LiveMs),
                ViewerMs = g.Sum(x => x.Day.HlsMs + x.Day.RtcMs),
                Peak = g.Max(x => x.Day.Peak),
            })
            .OrderByDescending(g => g.ViewerMs).ThenBy(g => g.Key)
            .Take(count)
            .ToListAsync(cancel);
        var ids = top.ConvertAll(t => t.Key);
        var names = await db.Channels.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, cancel);
        var booked = await BookedAsync(text, ids, cancel);
        return top.ConvertAll(t => new ChannelRank(t.Key, names[t.Key], t.LiveMs, t.ViewerMs, t.Peak, booked[t.Key].Sum(p => p.AmountUsd)));
    }

    /// <summary>What was booked, by channel and price.</summary>
    private async Task<ILookup<long, CostPart>> BookedAsync(string month, List<long> channelIds, CancellationToken cancel)
    {
        var quantities = await db.CostRecords
            .Where(r => r.Month == month && channelIds.Contains(r.ChannelId))
            .Join(db.CostParts, r => r.Id, p => p.CostRecordId, (r, p) => new { r.ChannelId, p.PriceId, p.QuantityMs })
            .GroupBy(x => new { x.ChannelId, x.PriceId })
            .Select(g => new { g.Key.ChannelId, g.Key.PriceId, QuantityMs = g.Sum(x => x.QuantityMs) })
            .ToListAsync(cancel);
        var prices = await db.Prices.AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.ToPrice(), cancel);
        return quantities.ToLookup(q => q.ChannelId, q => new CostPart(prices[q.PriceId], q.QuantityMs));
    }
}
