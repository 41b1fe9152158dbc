using StreamOps.Domain.Streams;

namespace StreamOps.Domain.Pricing.Terms;

/// <summary>
/// Storage is paid for as long as a recording is kept, in blocks and ahead: what a month stores costs the share of what was bought for it, and
/// whole blocks for what was stored beyond that.
/// </summary>
internal static class StorageSteps
{
    private static readonly CostKind Line = CostKind.CloudflareStorage;

    /// <returns>Null: nothing is stored and nothing bought.</returns>
    public static StorageUse? Add(InvoiceDraft draft, IReadOnlyList<UsageSegment> segments, InvoiceFacts facts, TermBook terms)
    {
        var recorded = segments.Where(s => s.Basis == PriceBasis.StoredMinutes).Sum(s => s.Minutes);
        var blocks = terms.Bought<StorageBlocks>(facts.Vendor, facts.Month).ToList();
        var days = facts.Stored.Count > 0 ? facts.Stored : [new StoredDay(facts.Month.LastDay, facts.RecordedBefore + recorded, null)];
        var most = days.Max(d => d.Minutes);
        if (most == 0 && blocks.Count == 0)
        {
            return null;
        }

        if (PriceOf(facts, terms) is { } price)
        {
            AddKept(draft, price, most - recorded, facts.Stored.Count > 0);
            AddBlocks(draft, price, days, blocks);
        }

        draft.Add(InvoiceItem.StorageBlocks, blocks.Select(b => Share(b, facts)));
        var latest = days.MaxBy(d => d.Day);
        return new StorageUse(latest.Day, most, latest.Minutes, BoughtOn(blocks, latest.Day), latest.BoughtMinutes, facts.Stored.Count > 0);
    }

    private static void AddKept(InvoiceDraft draft, UsageSegment price, decimal minutes, bool isRead) => draft.Add(Line, price.Step(
        InvoiceStepKind.KeptRecordings,
        minutes,
        price.UnitUsd,
        isRead ? "Kept from earlier months, up to the most that the vendor said it stored on a day." : "Kept from earlier months: all recordings, none of which is known to be gone."));

    /// <summary>From minutes at a price to blocks: those bought are a line of their own, so only what must be bought beside them stays here.</summary>
    private static void AddBlocks(InvoiceDraft draft, UsageSegment price, IReadOnlyList<StoredDay> days, List<StorageBlocks> bought)
    {
        var byMinute = draft.UsdOf(Line);
        draft.Add(Line, new InvoiceStep(
            InvoiceStepKind.Prepaid, PriceBasis.StoredMinutes, null, days.Max(d => d.Minutes), price.Price.UnitMinutes, null, -byMinute, "Storage is not billed by the minute: it is paid for ahead, in whole blocks."));
        var beyond = days.Max(d => d.Minutes - BoughtOn(bought, d.Day));
        draft.Add(Line, InvoiceStep.Of(
            InvoiceStepKind.MoreBlocks, PriceBasis.StoredMinutes, null, decimal.Ceiling(Math.Max(0, beyond) / price.Price.UnitMinutes), 1, price.UnitUsd, "Blocks for what was stored beyond those that are known to be bought."));
    }

    private static InvoiceStep Share(StorageBlocks blocks, InvoiceFacts facts) => new(
        InvoiceStepKind.StorageShare,
        null,
        null,
        blocks.DaysIn(facts.Month),
        blocks.Days,
        blocks.PriceUsd,
        blocks.ShareUsd(facts.Month),
        FormattableString.Invariant($"{blocks.Minutes:0.##} minutes of storage bought for {blocks.Head.ValidFrom:yyyy-MM-dd} to {blocks.Head.ValidTo:yyyy-MM-dd}, spread over its days. {blocks.Head.Source}"));

    private static decimal BoughtOn(IEnumerable<StorageBlocks> blocks, DateOnly day) => blocks.Where(b => b.Head.HoldsOn(day)).Sum(b => b.Minutes);

    /// <summary>The price of the month's end, with the contract on it.</summary>
    private static UsageSegment? PriceOf(InvoiceFacts facts, TermBook terms) =>
        facts.Book.FirstOn(facts.Month.LastDay, ResolutionTier.Hd, PriceBasis.StoredMinutes) is { } price
            ? new UsageSegment(price, ResolutionTier.Hd, terms.ContractOf(new MeteredUsage(facts.Month.LastDay, ResolutionTier.Hd, price, 0)), 0)
            : null;
}
