using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;

namespace StreamOps.Tests.Features.Reports;

/// <summary>
/// The lines of a month in the plainest way, in fractions of whole numbers: written from the words of docs/reports.md and contract.md 3, and
/// knows nothing of the product's arithmetic.
/// </summary>
internal static class PlainMonth
{
    /// <summary>Cents by service and cost type; a line without list cost is not there.</summary>
    public static Dictionary<CostKind, long> Cents(IEnumerable<(StreamFacts Facts, DayUsage Usage)> usages, IReadOnlyList<Price> prices, BillingMonth month)
    {
        var quantities = new Dictionary<Price, long>();
        foreach (var (facts, usage) in usages.Where(u => (u.Usage.Day.Year, u.Usage.Day.Month) == (month.Year, month.Month)))
        {
            foreach (var (basis, tier, ms) in Quantities(facts, usage))
            {
                foreach (var price in InForce(prices, usage.Day, basis, tier))
                {
                    quantities[price] = quantities.GetValueOrDefault(price) + ms;
                }
            }
        }

        return quantities
            .GroupBy(q => q.Key.Kind)
            .Where(line => line.Any(q => q.Value * q.Key.UsdPerUnit != 0))
            .ToDictionary(line => line.Key, line => (long)(Usd(line) * PlainFraction.Of(100)).Ceiling);
    }

    /// <summary>Prices of one basis and tier follow each other and share their free minutes and begun units.</summary>
    private static PlainFraction Usd(IEnumerable<KeyValuePair<Price, long>> line)
    {
        var sum = PlainFraction.Zero;
        foreach (var series in line.GroupBy(q => (q.Key.Basis, q.Key.Tier)))
        {
            var before = 0L;
            foreach (var (price, ms) in series.OrderBy(q => q.Key.ValidFrom).ThenBy(q => q.Key.Id))
            {
                var minutes = Billable(price, before + ms) - Billable(price, before);
                sum += minutes * PlainFraction.Of(price.UsdPerUnit) / PlainFraction.Of(price.UnitMinutes);
                before += ms;
            }
        }

        return sum;
    }

    private static PlainFraction Billable(Price price, long ms)
    {
        var minutes = new PlainFraction(ms, 60_000);
        var metered = price.Rounding == VendorRounding.WholeMinute ? new PlainFraction(minutes.Ceiling, 1) : minutes;
        var billable = metered - PlainFraction.Of(price.FreeMinutes);
        billable = billable.IsNegative ? PlainFraction.Zero : billable;
        var unit = PlainFraction.Of(price.UnitMinutes);
        return price.Rounding == VendorRounding.WholeUnit ? new PlainFraction((billable / unit).Ceiling, 1) * unit : billable;
    }

    /// <summary>Of each line the row of the tier before one for all, then the latest day, then the newer row.</summary>
    private static Dictionary<CostKind, Price>.ValueCollection InForce(IReadOnlyList<Price> prices, DateOnly day, PriceBasis basis, ResolutionTier tier)
    {
        var best = new Dictionary<CostKind, Price>();
        foreach (var price in prices.Where(p => p.Basis == basis && p.ValidFrom <= day && (p.Tier == null || p.Tier == tier)))
        {
            if (!best.TryGetValue(price.Kind, out var other) || Rank(price).CompareTo(Rank(other)) > 0)
            {
                best[price.Kind] = price;
            }
        }

        return best.Values;

        static (bool, DateOnly, long) Rank(Price p) => (p.Tier is not null, p.ValidFrom, p.Id);
    }

    private static List<(PriceBasis Basis, ResolutionTier Tier, long Ms)> Quantities(StreamFacts facts, DayUsage usage)
    {
        var (hasAgora, hasHls) = (facts.Mode != StreamMode.HlsOnly, facts.Mode != StreamMode.AgoraOnly);
        List<(PriceBasis, ResolutionTier, long)> all = [(PriceBasis.StreamMinutes, facts.Tier, usage.LiveMs)];
        if (hasAgora)
        {
            all.Add((PriceBasis.HostMinutes, facts.Hosts == 1 ? ResolutionTier.Audio : facts.Tier, facts.Hosts * usage.LiveMs));
            all.Add((PriceBasis.AudienceMinutes, facts.Tier, usage.RtcMs));
        }

        if (hasHls)
        {
            all.Add((PriceBasis.DeliveredMinutes, facts.Tier, usage.HlsMs));
            all.Add((PriceBasis.StoredMinutes, facts.Tier, usage.LiveMs));
        }

        if (hasAgora && hasHls)
        {
            PriceBasis[] relay = facts.Relay switch
            {
                RelayPath.MediaPush => [PriceBasis.RelayedMinutes, facts.Hosts == 1 ? PriceBasis.TranscodedMinutes : PriceBasis.MixedMinutes],
                RelayPath.WebRecording => [PriceBasis.WebRecordedMinutes],
                _ => [PriceBasis.RecordedMinutes],
            };
            all.AddRange(relay.Select(basis => (basis, facts.Tier, usage.LiveMs)));
        }

        return all;
    }
}
