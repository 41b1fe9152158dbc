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
        var book = await PriceBooks.CurrentAsync(db, cancel);
        var priced = (await UsageAsync(filter, by, cancel))
            .ConvertAll(u => (Usage: u, Lines: StreamCost.Of(u.Facts, [u.Day], book).Where(l => filter.Takes(l.Kind)).ToList()));
        var charged = priced.Where(p => p.Lines.Count > 0).ToList();
        var rows = charged
            .SelectMany(p => p.Lines.Select(line => (Key: KeyOf(p.Usage, line.Kind, by), p.Usage, line.AmountUsd)))
            .GroupBy(x => x.Key)
            .Select(g => new CostShare(g.Key, "", null, g.DistinctBy(x => x.Usage).Sum(x => x.Usage.Streams), g.Sum(x => x.AmountUsd)))
            .ToList();

        // Names decide the order only where the reader asks for it: else those of the page are enough.
        var page = order.ByName ? CostOrders.Page(await NamedAsync(rows, by, cancel), order) : await NamedAsync(CostOrders.Page(rows, order), by, cancel);
        return new CostShares(page, rows.Count, await StreamsAsync(filter, charged.ConvertAll(c => c.Usage), cancel), rows.Sum(r => r.AmountUsd));
    }

    /// <summary>Usage by day and by what decides the price; and by channel, seller or stream where that is the question.</summary>
    private async Task<List<Used>> UsageAsync(CostFilter filter, CostBreak by, CancellationToken cancel)
    {
        var (byChannel, byStream) = (by is CostBreak.Channel or CostBreak.Seller, by == CostBreak.Stream);
        var rows = await Days(filter)
            .GroupBy(x => new
            {
                x.Day.Day,
                x.Stream.Mode,
                x.Stream.Relay,
                x.Stream.Tier,
                x.Stream.Hosts,
                Id = byChannel ? x.Stream.ChannelId : byStream ? x.Stream.Id : 0,
            })
            .Select(g => new { g.Key, Live = g.Sum(x => x.Day.LiveMs), Hls = g.Sum(x => x.Day.HlsMs), Rtc = g.Sum(x => x.Day.RtcMs), Streams = g.Count() })
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

    /// <summary>A stream over midnight is on two days, and one stream.</summary>
    private async Task<int> StreamsAsync(CostFilter filter, List<Used> charged, CancellationToken cancel) =>
        filter.Day is not null
            ? charged.DistinctBy(u => u).Sum(u => u.Streams)
            : await Days(filter).Select(x => x.Stream.Id).Distinct().CountAsync(cancel);

    private IQueryable<StreamOfDay> Days(CostFilter filter)
    {
        var (first, last) = filter.Day is { } day ? (day, day) : (filter.Month.FirstDay, filter.Month.LastDay);
        var streams = db.Streams.Where(s => s.CostedAt != null);
        if (filter.ChannelId is { } channel)
        {
            streams = streams.Where(s => s.ChannelId == channel);
        }

        if (filter.SellerId is { } seller)
        {
            streams = streams.Where(s => s.Channel!.SellerId == seller);
        }

        return db.StreamDays
            .Where(d => d.Day >= first && d.Day <= last)
            .Join(streams, d => d.StreamId, s => s.Id, (d, s) => new StreamOfDay { Day = d, Stream = s });
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

    private sealed class StreamOfDay
    {
        public required Samples.StreamDayRow Day { get; init; }

        public required Streams.StreamRow Stream { get; init; }
    }
}
