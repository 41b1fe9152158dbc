using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Costs;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Figures;

/// <summary>
/// Breaks a month's booked cost down. Records say what a month cost; they know no days, so whatever is asked of a day
/// is worked out from the usage of the day (<see cref="DayBreakdowns"/>).
/// </summary>
public sealed class CostBreakdowns(StreamOpsDb db, DayBreakdowns days)
{
    public Task<CostShares> OfAsync(CostFilter filter, CostBreak by, CostOrder order, CancellationToken cancel) => (filter.Day, by) switch
    {
        (not null, _) or (_, CostBreak.Day) => days.OfAsync(filter, by, order, cancel),
        (_, CostBreak.Service or CostBreak.Type) => LinesAsync(filter, by, order, cancel),
        (_, CostBreak.Seller) => PageAsync(
            filter,
            Records(filter).Join(db.Channels, r => r.ChannelId, c => c.Id, (r, c) => new Charge<Guid> { Key = c.SellerId, RecordId = r.Id, StreamId = r.StreamId, AmountUsd = r.AmountUsd }),
            CostNames.Sellers(db),
            order,
            cancel),
        (_, CostBreak.Channel) => PageAsync(
            filter,
            Records(filter).Select(r => new Charge<long> { Key = r.ChannelId, RecordId = r.Id, StreamId = r.StreamId, AmountUsd = r.AmountUsd }),
            CostNames.Channels(db),
            order,
            cancel),
        _ => PageAsync(
            filter,
            Records(filter).Select(r => new Charge<long> { Key = r.StreamId, RecordId = r.Id, StreamId = r.StreamId, AmountUsd = r.AmountUsd }),
            CostNames.Streams(db),
            order,
            cancel),
    };

    /// <summary>Null where there is no such channel.</summary>
    public Task<string?> ChannelNameAsync(long channelId, CancellationToken cancel) =>
        CostNames.Channels(db).Where(n => n.Key == channelId).Select(n => n.Name).SingleOrDefaultAsync(cancel);

    /// <summary>Null where there is no such account.</summary>
    public Task<string?> SellerNameAsync(Guid sellerId, CancellationToken cancel) =>
        CostNames.Sellers(db).Where(n => n.Key == sellerId).Select(n => n.Name).SingleOrDefaultAsync(cancel);

    /// <summary>A row for each key, ordered and cut in the database; then the exact amounts of the rows that are shown.</summary>
    private async Task<CostShares> PageAsync<TKey>(
        CostFilter filter, IQueryable<Charge<TKey>> charges, IQueryable<Named<TKey>> names, CostOrder order, CancellationToken cancel)
        where TKey : notnull
    {
        // The floating-point sum only puts rows in order; every amount that is shown is exact.
        var sums = charges
            .GroupBy(c => c.Key)
            .Select(g => new { g.Key, Usd = g.Sum(c => (double)c.AmountUsd) })
            .Join(names, g => g.Key, n => n.Key, (g, n) => new { g.Key, g.Usd, n.Name, n.StartedAt });
        var ordered = (order.ByName, order.Descending) switch
        {
            (true, false) => sums.OrderBy(s => s.Name).ThenBy(s => s.Key),
            (true, true) => sums.OrderByDescending(s => s.Name).ThenByDescending(s => s.Key),
            (false, false) => sums.OrderBy(s => s.Usd).ThenBy(s => s.Key),
            _ => sums.OrderByDescending(s => s.Usd).ThenBy(s => s.Key),
        };
        var page = await ordered.Skip((order.Page - 1) * order.PageSize).Take(order.PageSize).ToListAsync(cancel);
        var keys = page.ConvertAll(p => p.Key);
        var shown = charges.Where(c => keys.Contains(c.Key));
        var quantities = await shown
            .Join(PartsOf(filter.Month), c => c.RecordId, p => p.CostRecordId, (c, p) => new { c.Key, p.PriceId, p.QuantityMs })
            .GroupBy(x => new { x.Key, x.PriceId })
            .Select(g => new { g.Key.Key, g.Key.PriceId, QuantityMs = g.Sum(x => x.QuantityMs) })
            .ToListAsync(cancel);
        var streams = await shown
            .GroupBy(c => c.Key)
            .Select(g => new { g.Key, Streams = g.Select(c => c.StreamId).Distinct().Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Streams, cancel);
        var prices = await PricesAsync(cancel);
        var parts = quantities.ToLookup(q => q.Key, q => new CostPart(prices[q.PriceId], q.QuantityMs));
        var lines = await QuantitiesAsync(filter, cancel);
        return new CostShares(
            [.. page.Select(p => new CostShare(Text(p.Key), p.Name, p.StartedAt, streams[p.Key], parts[p.Key].Sum(x => x.AmountUsd)))],
            await charges.Select(c => c.Key).Distinct().CountAsync(cancel),
            lines.Sum(p => p.AmountUsd));
    }

    /// <summary>By service or line: a handful of rows, whatever the month holds.</summary>
    private async Task<CostShares> LinesAsync(CostFilter filter, CostBreak by, CostOrder order, CancellationToken cancel)
    {
        Expression<Func<CostRecordRow, string>> key = by == CostBreak.Service ? r => r.Service : r => r.Service + "/" + r.CostType;
        var streams = await Records(filter)
            .GroupBy(key)
            .Select(g => new { g.Key, Streams = g.Select(r => r.StreamId).Distinct().Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Streams, cancel);
        var parts = await QuantitiesAsync(filter, cancel);
        var rows = parts
            .GroupBy(p => by == CostBreak.Service ? p.Price.Kind.Service : p.Price.Kind.ToString())
            .Select(g => new CostShare(g.Key, "", null, streams.GetValueOrDefault(g.Key), g.Sum(p => p.AmountUsd)))
            .ToList();
        return new CostShares(
            CostOrders.Page(rows, order),
            rows.Count,
            parts.Sum(p => p.AmountUsd));
    }

    /// <summary>Everything that the filter takes, by price. A price says its service and line; only who is asked for needs the records.</summary>
    private async Task<List<CostPart>> QuantitiesAsync(CostFilter filter, CancellationToken cancel)
    {
        var prices = await PricesAsync(cancel);
        var taken = prices.Values.Where(p => filter.Takes(p.Kind)).Select(p => p.Id).ToList();
        var parts = PartsOf(filter.Month).Where(p => taken.Contains(p.PriceId));
        var asked = filter.ChannelId is null && filter.SellerId is null
            ? parts
            : parts.Join(Records(filter), p => p.CostRecordId, r => r.Id, (p, _) => p);
        var sums = await asked
            .GroupBy(p => p.PriceId)
            .Select(g => new { g.Key, QuantityMs = g.Sum(p => p.QuantityMs) })
            .ToListAsync(cancel);
        return sums.ConvertAll(s => new CostPart(prices[s.Key], s.QuantityMs));
    }

    private IQueryable<CostPartRow> PartsOf(BillingMonth month)
    {
        var text = month.ToString();
        return db.CostParts.Where(p => p.Month == text);
    }

    private Task<Dictionary<long, Price>> PricesAsync(CancellationToken cancel) =>
        db.Prices.AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.ToPrice(), cancel);

    private IQueryable<CostRecordRow> Records(CostFilter filter)
    {
        var month = filter.Month.ToString();
        var records = db.CostRecords.Where(r => r.Month == month);
        if (filter.Service is { } service)
        {
            records = records.Where(r => r.Service == service);
        }

        if (filter.Line is { } line)
        {
            records = records.Where(r => r.Service == line.Service && r.CostType == line.CostType);
        }

        if (filter.ChannelId is { } channel)
        {
            records = records.Where(r => r.ChannelId == channel);
        }

        return filter.SellerId is { } seller
            ? records.Where(r => db.Channels.Any(c => c.Id == r.ChannelId && c.SellerId == seller))
            : records;
    }

    private static string Text<TKey>(TKey key) => Convert.ToString(key, CultureInfo.InvariantCulture)!;

    /// <summary>A record under the key that it is counted for.</summary>
    private sealed class Charge<TKey>
    {
        public required TKey Key { get; init; }

        public required long RecordId { get; init; }

        public required long StreamId { get; init; }

        public required decimal AmountUsd { get; init; }
    }
}
