using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Costs;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Figures;

/// <summary>What the records of one channel come to in a month.</summary>
/// <param name="Parts">Exact quantities by price.</param>
public sealed record ChannelCost(long ChannelId, string Name, int Streams, IReadOnlyList<CostPart> Parts)
{
    /// <summary>USD, exact, before any rounding of the month.</summary>
    public decimal AmountUsd => Parts.Sum(p => p.AmountUsd);
}

/// <summary>A page of records.</summary>
/// <param name="Total">Records on all pages.</param>
/// <param name="TotalCents">Cents of all pages: the sum of the records as each is shown.</param>
public sealed record CostRecordPage(List<CostRecordRow> Items, int Total, long TotalCents);

/// <summary>Reads single cost records: of a stream, of a channel, of a line of the month.</summary>
public sealed class CostRecordReads(StreamOpsDb db)
{
    public Task<List<CostRecordRow>> OfStreamAsync(long streamId, CancellationToken cancel) =>
        db.CostRecords.AsNoTracking()
            .Include(r => r.Parts).ThenInclude(p => p.Price)
            .Where(r => r.StreamId == streamId)
            .OrderBy(r => r.Month).ThenBy(r => r.Service).ThenBy(r => r.CostType)
            .ToListAsync(cancel);

    /// <summary>Records of a channel, newest month first.</summary>
    public Task<CostRecordPage> OfChannelAsync(long channelId, BillingMonth? month, int page, int pageSize, CancellationToken cancel)
    {
        var records = db.CostRecords.Where(r => r.ChannelId == channelId);
        return PageAsync(month is { } only ? In(records, only, null) : records, page, pageSize, cancel);
    }

    /// <summary>Records of a month, or of one line of it, newest stream first, each with its stream.</summary>
    public Task<CostRecordPage> OfMonthAsync(BillingMonth month, CostKind? kind, int page, int pageSize, CancellationToken cancel) =>
        PageAsync(In(db.CostRecords.Include(r => r.Stream!.Channel), month, kind), page, pageSize, cancel);

    /// <summary>Cost of a month, or of one line of it, by channel, the dearest first.</summary>
    public async Task<List<ChannelCost>> ByChannelAsync(BillingMonth month, CostKind? kind, CancellationToken cancel)
    {
        var records = In(db.CostRecords, month, kind);
        var streams = await records
            .GroupBy(r => new { r.ChannelId, r.Stream!.Channel!.Name })
            .Select(g => new { g.Key.ChannelId, g.Key.Name, Streams = g.Select(r => r.StreamId).Distinct().Count() })
            .ToListAsync(cancel);
        var quantities = await db.CostParts
            .Join(records, p => p.CostRecordId, r => r.Id, (p, r) => new { r.ChannelId, p.PriceId, p.QuantityMs })
            .GroupBy(x => new { x.ChannelId, x.PriceId })
            .Select(g => new { g.Key.ChannelId, g.Key.PriceId, QuantityMs = g.Sum(x => x.QuantityMs) })
            .ToListAsync(cancel);
        var ids = quantities.Select(q => q.PriceId).Distinct().ToList();
        var prices = await db.Prices.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.ToPrice(), cancel);
        var parts = quantities.ToLookup(q => q.ChannelId, q => new CostPart(prices[q.PriceId], q.QuantityMs));
        return
        [
            .. streams
                .Select(s => new ChannelCost(s.ChannelId, s.Name, s.Streams, [.. parts[s.ChannelId]]))
                .OrderByDescending(c => c.AmountUsd)
                .ThenBy(c => c.Name, StringComparer.Ordinal),
        ];
    }

    private static IQueryable<CostRecordRow> In(IQueryable<CostRecordRow> records, BillingMonth month, CostKind? kind)
    {
        var text = month.ToString();
        var inMonth = records.Where(r => r.Month == text);
        return kind is { } only ? inMonth.Where(r => r.Service == only.Service && r.CostType == only.CostType) : inMonth;
    }

    private static async Task<CostRecordPage> PageAsync(IQueryable<CostRecordRow> records, int page, int pageSize, CancellationToken cancel)
    {
        var items = await records.AsNoTracking()
            .OrderByDescending(r => r.Month).ThenByDescending(r => r.StreamId).ThenBy(r => r.Service).ThenBy(r => r.CostType)
            .Skip((page - 1) * pageSize).Take(pageSize)
            .ToListAsync(cancel);
        return new CostRecordPage(items, await records.CountAsync(cancel), await records.SumAsync(r => r.CostCents, cancel));
    }
}
