using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;

namespace StreamOps.Domain.Reconciliation;

/// <summary>
/// An item of a period under the price book. Where it adds up several bases with prices of their own, a metered quantity is shared between them as
/// what was counted here is, since the vendor tells no more.
/// </summary>
internal sealed class ItemPricing(BilledItem item, BillingPeriod period, PriceBook book, IReadOnlyList<UsedQuantity> used)
{
    private const decimal MsPerMinute = 60_000m;

    private readonly List<UsedQuantity> used = [.. used.Where(u => item.Bases.Contains(u.Basis) && u.Tier == (item.Tier ?? u.Tier))];

    public long UsedMs => used.Sum(u => u.Ms);

    /// <summary>The book has a price for it on the last day.</summary>
    public bool HasPrice => item.Bases.Any(basis => PricesOf(period.Last, basis, item.Tier ?? ResolutionTier.Hd).Any());

    public IReadOnlyList<CostPart> UsedParts => Parts(used);

    /// <param name="changes">What was metered more, or less, than counted, by day.</param>
    public IReadOnlyList<CostPart> MeteredParts(IEnumerable<QuantityDifference> changes) =>
        Parts([.. used, .. changes.SelectMany(c => Apportion(c.Day, c.Ms))]);

    /// <summary>USD a minute at list, on a day.</summary>
    public decimal RateOn(DateOnly day)
    {
        var shares = SharesOn(day);
        var total = shares.Sum(s => (decimal)s.Ms);
        return shares.Sum(s => s.Ms * PricesOf(day, s.Basis, s.Tier).Sum(p => p.UsdPerUnit / p.UnitMinutes)) / total;
    }

    /// <summary>The rows that the period's minutes are, or would be, priced by on its last day: what a new price takes the place of.</summary>
    public IReadOnlyList<Price> RowsInForce() =>
        [.. SharesOf(used, period.Last).SelectMany(s => PricesOf(period.Last, s.Basis, s.Tier)).Distinct()];

    private IEnumerable<UsedQuantity> Apportion(DateOnly day, long ms)
    {
        var shares = SharesOn(day);
        var (total, left) = (shares.Sum(s => (decimal)s.Ms), ms);
        foreach (var (index, share) in shares.Index())
        {
            var part = index == shares.Count - 1 ? left : decimal.ToInt64(decimal.Truncate(ms * (share.Ms / total)));
            left -= part;
            yield return share with { Day = day, Ms = part };
        }
    }

    /// <summary>What the day's minutes are charged for; those of the period where the day has none, and the first basis with a price where that has none.</summary>
    private List<UsedQuantity> SharesOn(DateOnly day)
    {
        var shares = used.FindAll(u => u.Day == day);
        return SharesOf(shares.Count > 0 ? shares : used, day);
    }

    private List<UsedQuantity> SharesOf(List<UsedQuantity> shares, DateOnly day) => shares.Count > 0
        ? [.. shares.GroupBy(u => (u.Basis, u.Tier)).Select(g => new UsedQuantity(day, g.Key.Basis, g.Key.Tier, g.Sum(u => u.Ms)))]
        : [new UsedQuantity(day, item.Bases.FirstOrDefault(b => PricesOf(day, b, item.Tier ?? ResolutionTier.Hd).Any(), item.Bases[0]), item.Tier ?? ResolutionTier.Hd, 1)];

    private List<CostPart> Parts(IEnumerable<UsedQuantity> quantities) =>
    [
        .. quantities
            .SelectMany(q => PricesOf(q.Day, q.Basis, q.Tier).Select(price => new CostPart(price, q.Ms)))
            .GroupBy(p => p.Price)
            .Select(g => new CostPart(g.Key, g.Sum(p => p.QuantityMs))),
    ];

    private IEnumerable<Price> PricesOf(DateOnly day, PriceBasis basis, ResolutionTier tier) =>
        book.On(day, basis, tier).Where(p => p.Kind.Service == item.Vendor);

    /// <summary>Minutes of milliseconds.</summary>
    public static decimal Minutes(long ms) => ms / MsPerMinute;
}
