using SeriesByKey = System.Collections.Generic.Dictionary<(StreamOps.Domain.Pricing.PriceBasis Basis, StreamOps.Domain.Streams.ResolutionTier? Tier), StreamOps.Domain.Pricing.UsageSeries>;

namespace StreamOps.Domain.Pricing;

/// <summary>
/// Why one line costs more or less than in another month, USD, unrounded. Four bills stand between the months, and each effect is the step
/// from one to the next, so that they add up to the change whatever the vendor rounds or gives for free:
/// the bill before; the same composition at the new total (volume); the new composition at the old prices (mix); the bill after (price).
/// </summary>
internal readonly record struct ExactChange(decimal PriceUsd, decimal VolumeUsd, decimal MixUsd)
{
    /// <summary>Quantities of one basis may be added up: they are minutes of the same thing, in several tiers.</summary>
    public static ExactChange Of(CostLine? before, CostLine? after)
    {
        var (old, now) = (SeriesOf(before), SeriesOf(after));
        return old.Keys.Concat(now.Keys)
            .Select(key => key.Basis)
            .Distinct()
            .Select(basis => OfBasis(Only(old, basis), Only(now, basis)))
            .Aggregate(default(ExactChange), (sum, step) => sum + step);
    }

    public static ExactChange operator +(ExactChange a, ExactChange b) => new(a.PriceUsd + b.PriceUsd, a.VolumeUsd + b.VolumeUsd, a.MixUsd + b.MixUsd);

    private static ExactChange OfBasis(SeriesByKey old, SeriesByKey now)
    {
        var (oldMs, nowMs) = (old.Values.Sum(s => s.QuantityMs), now.Values.Sum(s => s.QuantityMs));
        var (first, last) = (old.Values.Sum(s => s.AmountUsd), now.Values.Sum(s => s.AmountUsd));
        if (oldMs == 0)
        {
            // Nothing to hold the new usage against: all of it is more of something.
            return new ExactChange(0, last - first, 0);
        }

        var grown = old.Values.Sum(s => s.AmountOf(Proportion.Of(s.QuantityMs, nowMs, oldMs)));

        // A tier that nobody used before has no old price: it enters at its own.
        var composed = now.Sum(s => old.TryGetValue(s.Key, out var known) ? known.AmountOf(s.Value.QuantityMs) : s.Value.AmountUsd);
        return new ExactChange(last - composed, grown - first, composed - grown);
    }

    private static SeriesByKey Only(SeriesByKey series, PriceBasis basis) =>
        series.Where(s => s.Key.Basis == basis).ToDictionary(s => s.Key, s => s.Value);

    private static SeriesByKey SeriesOf(CostLine? line) =>
        line?.Series.ToDictionary(s => s.Key, s => new UsageSeries([.. CostLine.InOrder(s)])) ?? [];
}
