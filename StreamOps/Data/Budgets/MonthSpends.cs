using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Costs;
using StreamOps.Data.Figures;
using StreamOps.Domain.Budgets;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Budgets;

/// <summary>Reads what a month has cost so far behind each of many scopes: recorded, and accrued by streams that have no records yet.</summary>
public sealed class MonthSpends(StreamOpsDb db, StreamReads streams)
{
    /// <returns>USD in whole cents by scope.</returns>
    public async Task<IReadOnlyDictionary<BudgetScope, decimal>> OfAsync(BillingMonth month, IReadOnlyCollection<BudgetScope> scopes, CancellationToken cancel)
    {
        // Records before accruals: a stream that is booked in between is missing from both for a moment. The other way round it would count
        // twice, and a threshold would fire that was never crossed.
        var recorded = await RecordedAsync(month, scopes, cancel);
        var book = await PriceBooks.CurrentAsync(db, cancel);
        var accrued = (await streams.UncostedAsync(cancel))
            .Select(s => (s.Stream.ChannelId, s.SellerId, Lines: s.Cost(book).Where(l => l.Month == month).ToList()))
            .ToList();
        return scopes.Distinct().ToDictionary(scope => scope, scope => SpendLines.Usd(
            [.. recorded(scope), .. accrued.Where(a => scope.Takes(a.ChannelId, a.SellerId)).SelectMany(a => a.Lines)], scope, isMonth: true));
    }

    private async Task<Func<BudgetScope, IEnumerable<CostLine>>> RecordedAsync(BillingMonth month, IReadOnlyCollection<BudgetScope> scopes, CancellationToken cancel)
    {
        var prices = await db.Prices.AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.ToPrice(), cancel);
        var channels = await ScopedChannels.OfAsync(db, scopes, cancel);
        var ofChannels = channels.Count == 0 ? [] : await ChannelsAsync(month, [.. channels.Keys], cancel);
        var ofAll = scopes.Any(s => s.Kind is BudgetScopeKind.All or BudgetScopeKind.Service) ? await PlatformAsync(month, cancel) : [];
        return scope => (scope.Kind is BudgetScopeKind.All or BudgetScopeKind.Service ? ofAll : ofChannels.Where(c => scope.Takes(c.ChannelId, channels[c.ChannelId])))
            .Select(q => new CostLine(month, prices[q.PriceId].Kind, 0, 0, [new CostPart(prices[q.PriceId], q.QuantityMs)]));
    }

    private Task<List<Quantity>> PlatformAsync(BillingMonth month, CancellationToken cancel)
    {
        var text = month.ToString();
        return db.CostRecords.Where(r => r.Month == text)
            .Join(db.CostParts, r => r.Id, p => p.CostRecordId, (_, p) => p)
            .GroupBy(p => p.PriceId)
            .Select(g => new Quantity { PriceId = g.Key, QuantityMs = g.Sum(p => p.QuantityMs) })
            .ToListAsync(cancel);
    }

    private Task<List<Quantity>> ChannelsAsync(BillingMonth month, List<long> channels, CancellationToken cancel)
    {
        var text = month.ToString();
        return db.CostRecords.Where(r => r.Month == text && channels.Contains(r.ChannelId))
            .Join(db.CostParts, r => r.Id, p => p.CostRecordId, (r, p) => new { r.ChannelId, p.PriceId, p.QuantityMs })
            .GroupBy(x => new { x.ChannelId, x.PriceId })
            .Select(g => new Quantity { ChannelId = g.Key.ChannelId, PriceId = g.Key.PriceId, QuantityMs = g.Sum(x => x.QuantityMs) })
            .ToListAsync(cancel);
    }

    /// <summary>An exact quantity under one price; of a channel, or of all.</summary>
    private sealed class Quantity
    {
        public long ChannelId { get; init; }

        public required long PriceId { get; init; }

        public required long QuantityMs { get; init; }
    }
}
