using StreamOps.Domain.Pricing;

namespace StreamOps.Domain.Reconciliation;

/// <summary>What is known of a vendor's period.</summary>
/// <param name="Book">The prices in force.</param>
/// <param name="Used">Counted here; what other vendors charge for may be among it.</param>
/// <param name="Metered">Told by the vendor.</param>
/// <param name="Days">The days of the period that have begun.</param>
/// <param name="Billed">The lines of its invoices; null: there is none yet.</param>
public sealed record PeriodFacts(
    string Vendor,
    BillingPeriod Period,
    PriceBook Book,
    IReadOnlyList<UsedQuantity> Used,
    IReadOnlyList<MeteredQuantity> Metered,
    IReadOnlyDictionary<DateOnly, DayFacts> Days,
    IReadOnlyList<BilledLine>? Billed);

/// <summary>
/// Compares what was estimated with what was metered and billed, item by item, and says why they differ. The steps go from the estimate over the
/// metered quantity to the invoice, each exact, so that the causes add up to the difference.
/// </summary>
public static class Reconciler
{
    public static IReadOnlyList<ReconciledLine> Of(PeriodFacts facts)
    {
        var differences = QuantityCauses.Of(facts.Used, facts.Metered, facts.Days).ToLookup(d => d.Item);
        var items = BilledItem.All.Where(i => i.Vendor == facts.Vendor).ToList();
        var steps = items.ConvertAll(item => new ItemSteps(item, facts, [.. differences[item]]));
        var billed = InvoiceCents.ByItem(facts.Billed);
        var isFree = FreeAllotment.IsTaken(steps, facts.Billed);
        return [.. steps.Where(s => s.IsListed).Select(s => s.Against(facts.Billed is null ? null : billed.GetValueOrDefault(s.Item), isFree))];
    }
}
