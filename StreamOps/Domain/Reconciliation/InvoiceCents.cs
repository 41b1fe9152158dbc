using StreamOps.Domain.Money;

namespace StreamOps.Domain.Reconciliation;

/// <summary>An invoice's total in whole cents, spread over its items so that they add up to it.</summary>
internal static class InvoiceCents
{
    public static IReadOnlyDictionary<BilledItem, long> ByItem(IReadOnlyList<BilledLine>? billed)
    {
        var amounts = (billed ?? []).GroupBy(l => l.Item).Select(g => (Item: g.Key, Usd: g.Sum(l => l.AmountUsd))).ToList();
        var total = decimal.ToInt64(decimal.Round(amounts.Sum(a => a.Usd) * 100m, MidpointRounding.AwayFromZero));
        return amounts.Count == 0
            ? new Dictionary<BilledItem, long>()
            : amounts.Zip(WholeCents.Spread(total, amounts.ConvertAll(a => a.Usd))).ToDictionary(p => p.First.Item, p => p.Second);
    }
}
