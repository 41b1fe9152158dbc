using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;

namespace StreamOps.Domain.Pricing;

/// <summary>What a stream costs as it was carried. Pure: quantities are linear, so streams that are alike may be priced together.</summary>
public static class StreamCost
{
    /// <summary>Lines by month and kind; a stream across a month's end or a price change has its quantities where they happened.</summary>
    public static IReadOnlyList<CostLine> Of(StreamFacts facts, IEnumerable<DayUsage> days, PriceBook book) =>
        CostLine.Merge(days.SelectMany(day => OfDay(facts, day, book)));

    /// <summary>What a day of it is charged for, each quantity under each price of the day, with the tier that it was used in.</summary>
    public static IEnumerable<MeteredUsage> Metered(StreamFacts facts, DayUsage usage, PriceBook book) =>
        Quantities(facts, usage).SelectMany(q => book.On(usage.Day, q.Basis, q.Tier).Select(price => new MeteredUsage(usage.Day, q.Tier, price, q.QuantityMs)));

    private static IEnumerable<CostLine> OfDay(StreamFacts facts, DayUsage usage, PriceBook book)
    {
        var month = BillingMonth.Of(usage.Day);
        var timed = new HashSet<CostKind>();
        foreach (var (_, _, price, quantityMs) in Metered(facts, usage, book))
        {
            var viewerMs = price.Basis is PriceBasis.AudienceMinutes or PriceBasis.DeliveredMinutes ? quantityMs : 0;

            // A second part of one line (transcoding beside subscription) must not count the stream's time again.
            var durationMs = timed.Add(price.Kind) ? usage.LiveMs : 0;
            yield return new CostLine(month, price.Kind, durationMs, viewerMs, [new CostPart(price, quantityMs)]);
        }
    }

    /// <summary>What a day's usage is charged for, whatever its price.</summary>
    internal static IEnumerable<(PriceBasis Basis, ResolutionTier Tier, long QuantityMs)> Quantities(StreamFacts facts, DayUsage usage)
    {
        yield return (PriceBasis.StreamMinutes, facts.Tier, usage.LiveMs);

        if (facts.Mode != StreamMode.HlsOnly)
        {
            yield return (PriceBasis.HostMinutes, HostTier(facts), usage.LiveMs * facts.Hosts);
            yield return (PriceBasis.AudienceMinutes, facts.Tier, usage.RtcMs);
        }

        if (facts.Mode == StreamMode.Hybrid)
        {
            foreach (var basis in RelayBases(facts))
            {
                yield return (basis, facts.Tier, usage.LiveMs);
            }
        }

        if (facts.Mode != StreamMode.AgoraOnly)
        {
            yield return (PriceBasis.DeliveredMinutes, facts.Tier, usage.HlsMs);
            yield return (PriceBasis.StoredMinutes, facts.Tier, usage.LiveMs);
        }
    }

    /// <summary>Agora bills by what a user receives: a lone host receives nothing, which is billed as audio; several receive each other.</summary>
    internal static ResolutionTier HostTier(StreamFacts facts) => facts.Hosts > 1 ? facts.Tier : ResolutionTier.Audio;

    private static PriceBasis[] RelayBases(StreamFacts facts) => facts.Relay switch
    {
        RelayPath.MediaPush => [PriceBasis.RelayedMinutes, facts.Hosts > 1 ? PriceBasis.MixedMinutes : PriceBasis.TranscodedMinutes],
        RelayPath.WebRecording => [PriceBasis.WebRecordedMinutes],
        _ => [PriceBasis.RecordedMinutes],
    };
}
