using Microsoft.EntityFrameworkCore;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Costs;

/// <summary>Reads what the records of a month hold under each price. Quantities are summed as whole numbers, so the money is exact.</summary>
public static class BookedParts
{
    /// <summary>Of the whole platform, one part a price.</summary>
    public static async Task<IReadOnlyList<CostPart>> OfMonthAsync(StreamOpsDb db, BillingMonth month, CancellationToken cancel) =>
        [.. (await ByMonthAsync(db, [month], cancel))[month]];

    /// <summary>Of the whole platform, one part a price and month.</summary>
    public static async Task<ILookup<BillingMonth, CostPart>> ByMonthAsync(StreamOpsDb db, IEnumerable<BillingMonth> months, CancellationToken cancel)
    {
        var names = months.ToDictionary(m => m.ToString());
        var texts = names.Keys.ToList();
        var quantities = await db.CostParts
            .Where(p => texts.Contains(p.Month))
            .GroupBy(p => new { p.Month, p.PriceId })
            .Select(g => new { g.Key.Month, g.Key.PriceId, QuantityMs = g.Sum(p => p.QuantityMs) })
            .ToListAsync(cancel);
        var prices = await PricesAsync(db, quantities.Select(q => q.PriceId), cancel);
        return quantities.ToLookup(q => names[q.Month], q => new CostPart(prices[q.PriceId], q.QuantityMs));
    }

    /// <summary>Of these channels, one part a price and channel.</summary>
    public static Task<ILookup<long, CostPart>> ByChannelAsync(
        StreamOpsDb db, BillingMonth month, IReadOnlyCollection<long> channels, CancellationToken cancel) =>
        ByChannelAsync(db, OfMonth(db, month).Where(r => channels.Contains(r.ChannelId)), cancel);

    /// <summary>Of every channel, one part a price and channel.</summary>
    public static Task<ILookup<long, CostPart>> ByChannelAsync(StreamOpsDb db, BillingMonth month, CancellationToken cancel) =>
        ByChannelAsync(db, OfMonth(db, month), cancel);

    /// <summary>Of a channel's streams that began in a span, whatever month their costs fall into; one part a price.</summary>
    public static async Task<IReadOnlyList<CostPart>> OfBegunAsync(StreamOpsDb db, long channelId, Interval span, CancellationToken cancel)
    {
        var quantities = await db.CostRecords
            .Where(r => db.Streams.Any(s => s.Id == r.StreamId && s.ChannelId == channelId && s.StartedAt >= span.Start && s.StartedAt < span.End))
            .Join(db.CostParts, r => r.Id, p => p.CostRecordId, (_, p) => p)
            .GroupBy(p => p.PriceId)
            .Select(g => new { PriceId = g.Key, QuantityMs = g.Sum(p => p.QuantityMs) })
            .ToListAsync(cancel);
        var prices = await PricesAsync(db, quantities.Select(q => q.PriceId), cancel);
        return quantities.ConvertAll(q => new CostPart(prices[q.PriceId], q.QuantityMs));
    }

    private static IQueryable<CostRecordRow> OfMonth(StreamOpsDb db, BillingMonth month)
    {
        var text = month.ToString();
        return db.CostRecords.Where(r => r.Month == text);
    }

    private static async Task<ILookup<long, CostPart>> ByChannelAsync(StreamOpsDb db, IQueryable<CostRecordRow> records, CancellationToken cancel)
    {
        var quantities = await records
            .Join(db.CostParts, r => r.Id, p => p.CostRecordId, (r, p) => new { r.ChannelId, p.PriceId, p.QuantityMs })
            .GroupBy(x => new { x.ChannelId, x.PriceId })
            .Select(g => new { g.Key.ChannelId, g.Key.PriceId, QuantityMs = g.Sum(x => x.QuantityMs) })
            .ToListAsync(cancel);
        var prices = await PricesAsync(db, quantities.Select(q => q.PriceId), cancel);
        return quantities.ToLookup(q => q.ChannelId, q => new CostPart(prices[q.PriceId], q.QuantityMs));
    }

    private static async Task<Dictionary<long, Price>> PricesAsync(StreamOpsDb db, IEnumerable<long> used, CancellationToken cancel)
    {
        var ids = used.Distinct().ToList();
        return await db.Prices.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.ToPrice(), cancel);
    }
}
