using StreamOps.Domain.Money;

namespace StreamOps.Domain.Reconciliation;

/// <summary>One item's way from the estimate to the invoice.</summary>
internal sealed class ItemSteps
{
    /// <summary>USD: what whole cents on both sides can come to, which speaks for no other price.</summary>
    private const decimal MostOfCents = 0.02m;

    private readonly PeriodFacts facts;
    private readonly ItemPricing pricing;
    private readonly IReadOnlyList<QuantityDifference> differences;
    private readonly PricedParts estimated;
    private readonly PricedParts metered;
    private readonly bool isMetered;

    public ItemSteps(BilledItem item, PeriodFacts facts, IReadOnlyList<QuantityDifference> differences)
    {
        (Item, this.facts, this.differences) = (item, facts, differences);
        pricing = new ItemPricing(item, facts.Period, facts.Book, facts.Used);
        isMetered = facts.Metered.Any(m => m.Item == item) || ((item.IsRealTime || item == BilledItem.Delivery) && facts.Days.Values.Any(d => d.IsRead));
        estimated = PricedParts.Of(pricing.UsedParts, facts.Period);
        metered = isMetered ? PricedParts.Of(pricing.MeteredParts(differences), facts.Period) : estimated;
    }

    public BilledItem Item { get; }

    /// <summary>Something of it is charged, metered or billed; what is counted for another price book's sake is not.</summary>
    public bool IsListed => (pricing.UsedMs > 0 && pricing.HasPrice) || (isMetered && MeteredMs > 0) || (facts.Billed?.Any(l => l.Item == Item) ?? false);

    /// <summary>What the vendor should bill by the book, in minutes at the list price.</summary>
    public decimal BillableMinutes => Rate > 0 ? metered.AmountUsd / Rate : 0;

    private long MeteredMs => pricing.UsedMs + differences.Sum(d => d.Ms);

    private decimal MeteredMinutes => ItemPricing.Minutes(MeteredMs);

    /// <summary>USD a minute at list, that of the period as it was used.</summary>
    private decimal Rate => Item.Bases.Count == 0 ? 0 : MeteredMs > 0 ? metered.ListUsd / MeteredMinutes : pricing.RateOn(facts.Period.Last);

    /// <summary>Minutes of the item on an invoice; 0 where it is not on it, null where it names none.</summary>
    public decimal? MinutesOn(IReadOnlyList<BilledLine> billed)
    {
        var lines = billed.Where(l => l.Item == Item).ToList();
        return lines.Count > 0 && lines.TrueForAll(l => l.Minutes is null) ? null : lines.Sum(l => l.Minutes ?? 0);
    }

    /// <param name="billedCents">Null: there is no invoice yet, and the metered quantity is compared with.</param>
    /// <param name="isFree">The vendor took its free minutes off the quantities.</param>
    public ReconciledLine Against(long? billedCents, bool isFree)
    {
        var estimatedCents = Usd.ToCentsRoundedUp(estimated.AmountUsd);
        long? meteredCents = isMetered ? Usd.ToCentsRoundedUp(metered.AmountUsd) : null;
        var minutes = billedCents is null ? null : MinutesOn(facts.Billed!);
        var split = new CauseSplit();
        Meter(split);
        var proposals = billedCents is { } cents ? Bill(split, minutes, cents / 100m, isFree) : [];
        return new ReconciledLine(
            Item, pricing.UsedMs, estimatedCents, estimated.AmountUsd, Item.Bases.Count > 0 && pricing.HasPrice,
            isMetered ? MeteredMs : null, meteredCents, minutes, billedCents,
            (billedCents ?? meteredCents) is { } against ? split.Spread(against - estimatedCents) : [],
            proposals);
    }

    /// <summary>From the estimate to what the metered quantity comes to.</summary>
    private void Meter(CauseSplit split)
    {
        if (!isMetered)
        {
            return;
        }

        foreach (var difference in differences)
        {
            split.Add(difference.Cause, ItemPricing.Minutes(difference.Ms) * pricing.RateOn(difference.Day));
        }

        split.Add(DifferenceCause.FreeMinutes, metered.FreeUsd - estimated.FreeUsd);
        split.Add(DifferenceCause.Rounding, metered.RoundingUsd - estimated.RoundingUsd);
    }

    /// <summary>From there to the invoice: first its quantity at the book's price, then its price.</summary>
    private IReadOnlyList<PriceProposal> Bill(CauseSplit split, decimal? minutes, decimal billedUsd, bool isFree)
    {
        if (minutes is not { } quantity || Item.Bases.Count == 0)
        {
            var rest = billedUsd - metered.AmountUsd;
            split.Add(Item == BilledItem.FreeMinutes ? DifferenceCause.FreeMinutes : Math.Abs(rest) <= 0.01m ? DifferenceCause.Rounding : DifferenceCause.Unexplained, rest);
            return [];
        }

        var (off, price) = ((quantity * Rate) - metered.AmountUsd, billedUsd - (quantity * Rate));
        split.Add(OffQuantity(quantity, isFree), off);
        var isNewPrice = Math.Abs(price) > 0.01m;
        split.Add(!isNewPrice ? DifferenceCause.Rounding : quantity == 0 ? DifferenceCause.Unexplained : DifferenceCause.PriceChange, price);
        return Math.Abs(price) > MostOfCents && quantity >= 1 && billedUsd >= 0
            ? PriceProposal.Of(pricing.RowsInForce(), quantity, billedUsd, facts.Period.First)
            : [];
    }

    /// <summary>A stream whose end never came was carried longer than is known here, also by what the vendor does not meter.</summary>
    private DifferenceCause OffQuantity(decimal quantity, bool isFree)
    {
        var off = quantity - BillableMinutes;
        return Math.Abs(off) < Item.RoundsToMinutes ? DifferenceCause.Rounding
            : isFree && Item.IsRealTime ? DifferenceCause.FreeMinutes
            : Math.Abs(off) <= BillableMinutes * Item.Tolerance ? DifferenceCause.Sampling
            : off > 0 && !isMetered && facts.Days.Values.Any(d => d.HasLostEnd) ? DifferenceCause.MissingWebhook
            : DifferenceCause.Unexplained;
    }
}
