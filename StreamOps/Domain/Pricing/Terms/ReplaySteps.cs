using StreamOps.Domain.Streams;

namespace StreamOps.Domain.Pricing.Terms;

/// <summary>Recordings that people watch after the show are delivered at the price of live minutes, on the day on which they are watched.</summary>
internal static class ReplaySteps
{
    /// <summary>Where quotients end: a difference of two carries noise behind them.</summary>
    private const int Decimals = 20;

    /// <param name="live">The month's segments without replays.</param>
    public static void Add(InvoiceDraft draft, IReadOnlyList<UsageSegment> live, InvoiceFacts facts, TermBook terms)
    {
        var counted = live.ToDictionary(Key, s => s.Minutes);

        // What the month has more with them than without, so that a price's own free minutes and rounding are given once.
        foreach (var segment in UsageSegment.Of(facts.OwnUsage.Concat(Delivered(facts)), terms))
        {
            var more = decimal.Round(segment.Minutes - counted.GetValueOrDefault(Key(segment)), Decimals);
            draft.Add(segment.Price.Kind, segment.Step(InvoiceStepKind.Replays, more, segment.UnitUsd, "Recordings watched after the show, as the vendor metered them."));
        }
    }

    private static IEnumerable<MeteredUsage> Delivered(InvoiceFacts facts)
    {
        foreach (var (day, ms) in facts.ReplayedMs.OrderBy(d => d.Key))
        {
            if (ms > 0 && facts.Book.FirstOn(day, ResolutionTier.Hd, PriceBasis.DeliveredMinutes) is { } price && price.Kind.Service == facts.Vendor)
            {
                yield return new MeteredUsage(day, ResolutionTier.Hd, price, ms);
            }
        }
    }

    private static (Price Price, ResolutionTier Tier, ContractPrice? Contract) Key(UsageSegment segment) => (segment.Price, segment.Tier, segment.Contract);
}
