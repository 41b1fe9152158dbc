using Microsoft.EntityFrameworkCore;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Figures;

/// <summary>A channel's share of a month.</summary>
/// <param name="LiveMs">Live time of streams that have ended.</param>
/// <param name="CostCents">Sum of the records, each rounded up to a cent.</param>
public sealed record ChannelRank(long ChannelId, string Name, long LiveMs, long ViewerMs, int? Peak, long CostCents);

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
        var cents = await db.CostRecords
            .Where(r => r.Month == text && ids.Contains(r.ChannelId))
            .GroupBy(r => r.ChannelId)
            .Select(g => new { g.Key, Cents = g.Sum(r => r.CostCents) })
            .ToDictionaryAsync(g => g.Key, g => g.Cents, cancel);
        return top.ConvertAll(t => new ChannelRank(t.Key, names[t.Key], t.LiveMs, t.ViewerMs, t.Peak, cents.GetValueOrDefault(t.Key)));
    }
}
