using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Costs;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Time;

namespace StreamOps.Features.Costs.Prices;

/// <summary>Reads the price book as it is kept.</summary>
public sealed class PriceQueries(StreamOpsDb db)
{
    /// <summary>By basis and tier, the newest first.</summary>
    public async Task<List<PriceRow>> RowsAsync(CancellationToken cancel)
    {
        var rows = await db.Prices.AsNoTracking().ToListAsync(cancel);
        return
        [
            .. rows
                .OrderBy(r => r.Basis)
                .ThenBy(r => r.ToPrice().Tier)
                .ThenByDescending(r => r.ValidFrom)
                .ThenByDescending(r => r.Id),
        ];
    }

    /// <summary>Streams whose costs are owed.</summary>
    public Task<int> OwedAsync(CancellationToken cancel) => db.CostDuties.CountAsync(cancel);

    /// <summary>Ended streams with usage on or after a day: those that a price dated back to it prices anew.</summary>
    public Task<int> TouchedAsync(DateOnly day, CancellationToken cancel) =>
        db.Streams.CountAsync(s => s.EndedAt != null && db.StreamDays.Any(d => d.StreamId == s.Id && d.Day >= day), cancel);

    /// <summary>Closed months in which a price dated back to a day would hold, in order: they stay, and the difference is an adjustment.</summary>
    public async Task<IReadOnlyList<BillingMonth>> ClosedSinceAsync(DateOnly day, CancellationToken cancel) =>
        [.. (await BillingMonths.ClosedAsync(db, cancel)).Where(m => m.LastDay >= day).Order()];

    /// <summary>What the line of a new price charges for already, where that is the same thing under another basis.</summary>
    public async Task<IReadOnlyList<PriceBasis>> ChargedTwiceAsync(Price price, CancellationToken cancel)
    {
        var (service, type) = (price.Kind.Service, price.Kind.CostType);
        var there = await db.Prices.Where(p => p.Service == service && p.CostType == type).Select(p => p.Basis).Distinct().ToListAsync(cancel);
        return [.. there.Where(basis => PricePresets.AreSame(price.Kind, basis, price.Basis)).Order()];
    }
}
