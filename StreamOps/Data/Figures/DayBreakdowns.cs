using System.Globalization;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Costs;
using StreamOps.Domain.Pricing;

namespace StreamOps.Data.Figures;

/// <summary>
/// Breaks the booked cost of single days down: the day's usage of streams whose costs are recorded, at the prices of the day.
/// Over all days of a month this comes to the month's records.
/// </summary>
public sealed class DayBreakdowns(StreamOpsDb db)
{
    public async Task<CostShares> OfAsync(CostFilter filter, CostBreak by, CostOrder order, CancellationToken cancel)
    {
        var closed = await BillingMonths.FindClosedAsync(db, filter.Month, cancel);
        var current = await PriceBooks.CurrentAsync(db, cancel);
        var book = closed is null ? current : current.UpTo(closed.PriceBookVersion);
        var rows = (await UsageAsync(filter, by, closed is not null, cancel))
            .SelectMany(u => StreamCost.Of(u.Facts, [u.Day], book).Where(l => filter.Takes(l.Kind)).Select(line => (Key: KeyOf(u, line.Kind, by), Usage: u, line.AmountUsd)))
            .GroupBy(x => x.Key)
            .Select(g => new CostShare(g.Key, "", null, g.DistinctBy(x => x.Usage).Sum(x => x.Usage.Streams), g.Sum(x => x.AmountUsd)))
            .ToList();

        // Names decide the order only where the reader asks for it: else those of the page are enough.
        var page = order.ByName ? CostOrders.Page(await NamedAsync(rows, by, cancel), order) : await NamedAsync(CostOrders.Page(rows, order), by, cancel);
        return new CostShares(page, rows.Count, rows.Sum(r => r.AmountUsd));
    }

    /// <summary>Usage by day and by what decides the price; and by channel, seller or stream where that is the question.</summary>
    private async Task<List<Used>> UsageAsync(CostFilter filter, CostBreak by, bool isClosed, CancellationToken cancel)
    {
        var (byChannel, byStream) = (by is CostBreak.Channel or CostBreak.Seller, by == CostBreak.Stream);
        var rows = await Days(filter, isClosed)
            .GroupBy(d => new
            {
                d.Day,
                d.Mode,
                d.Relay,
                d.Tier,
                d.Hosts,
                Id = byChannel ? d.ChannelId : byStream ? d.StreamId : 0,
            })
            .Select(g => new { g.Key, Live = g.Sum(d => d.LiveMs), Hls = g.Sum(d => d.HlsMs), Rtc = g.Sum(d => d.RtcMs), Streams = g.Count() })
            .ToListAsync(cancel);
        var channels = rows.Select(r => r.Key.Id).Distinct().ToList();
        var sellers = by == CostBreak.Seller
            ? await db.Channels.Where(c => channels.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.SellerId, cancel)
            : [];
        return rows.ConvertAll(r => new Used(
            new StreamFacts(r.Key.Mode, r.Key.Relay, r.Key.Tier, r.Key.Hosts),
            new DayUsage(r.Key.Day, r.Live, r.Hls, r.Rtc),
            sellers.GetValueOrDefault(r.Key.Id),
            r.Key.Id,
            r.Streams));
    }

    private IQueryable<UsageDay> Days(CostFilter filter, bool isClosed)
    {
        var days = UsageDays.Of(db, filter.Month, isClosed).Where(d => d.IsBooked);
        if (filter.Day is { } day)
        {
            days = days.Where(d => d.Day == day);
        }

        if (filter.ChannelId is { } channel)
        {
            days = days.Where(d => d.ChannelId == channel);
        }

        return filter.SellerId is { } seller
            ? days.Where(d => db.Channels.Any(c => c.Id == d.ChannelId && c.SellerId == seller))
            : days;
    }

    private async Task<IReadOnlyList<CostShare>> NamedAsync(IReadOnlyList<CostShare> rows, CostBreak by, CancellationToken cancel)
    {
        if (by == CostBreak.Seller)
        {
            var ids = rows.Select(r => Guid.Parse(r.Key)).ToList();
            var sellers = await CostNames.Sellers(db).Where(n => ids.Contains(n.Key)).ToDictionaryAsync(n => n.Key, cancel);
            return [.. rows.Select(r => r with { Name = sellers[Guid.Parse(r.Key)].Name })];
        }

        if (by is not (CostBreak.Channel or CostBreak.Stream))
        {
            return rows;
        }

        var keys = rows.Select(r => long.Parse(r.Key, CultureInfo.InvariantCulture)).ToList();
        var names = await (by == CostBreak.Channel ? CostNames.Channels(db) : CostNames.Streams(db)).Where(n => keys.Contains(n.Key)).ToDictionaryAsync(n => n.Key, cancel);
        return [.. rows.Zip(keys, (r, key) => r with { Name = names[key].Name, StartedAt = names[key].StartedAt })];
    }

    private static string KeyOf(Used usage, CostKind kind, CostBreak by) => by switch
    {
        CostBreak.Service => kind.Service,
        CostBreak.Type => kind.ToString(),
        CostBreak.Seller => usage.Seller.ToString(),
        CostBreak.Day => usage.Day.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => usage.Id.ToString(CultureInfo.InvariantCulture),
    };

    /// <param name="Seller">Empty unless sellers are asked for.</param>
    /// <param name="Id">Of the channel (of the seller too) or stream; 0 unless they are asked for.</param>
    private sealed record Used(StreamFacts Facts, DayUsage Day, Guid Seller, long Id, int Streams);
}
