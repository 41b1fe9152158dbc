using StreamOps.Domain.Streams;

namespace StreamOps.Domain.Pricing;

/// <summary>All prices, asked by date. Knows nothing of a stream.</summary>
public sealed class PriceBook(IEnumerable<Price> prices)
{
    private readonly ILookup<PriceBasis, Price> byBasis = prices.ToLookup(p => p.Basis);

    /// <summary>Grows with every row that is added: the number of the newest. Rows are never edited and those that have begun to hold never taken out, so a version names one set of prices.</summary>
    public long Version => All.Select(p => p.Id).DefaultIfEmpty().Max();

    public IEnumerable<Price> All => byBasis.SelectMany(p => p);

    /// <summary>The book as it was at an earlier version: rows that have begun to hold are never taken out.</summary>
    public PriceBook UpTo(long version) => new(All.Where(p => p.Id <= version));

    /// <summary>
    /// The prices that hold on a day for a basis and tier, one for each line that charges for it.
    /// A row of the exact tier goes before a row without one; of several, the latest that has begun holds, and of two of one day the newer row.
    /// </summary>
    public IEnumerable<Price> On(DateOnly day, PriceBasis basis, ResolutionTier tier) =>
        byBasis[basis]
            .Where(p => p.ValidFrom <= day && (p.Tier is null || p.Tier == tier))
            .GroupBy(p => p.Kind)
            .Select(rows => rows
                .OrderByDescending(p => p.Tier is not null)
                .ThenByDescending(p => p.ValidFrom)
                .ThenByDescending(p => p.Id)
                .First());

    /// <summary>The first of some bases that has a price on the day.</summary>
    public Price? FirstOn(DateOnly day, ResolutionTier tier, params ReadOnlySpan<PriceBasis> bases)
    {
        foreach (var basis in bases)
        {
            if (On(day, basis, tier).FirstOrDefault() is { } price)
            {
                return price;
            }
        }

        return null;
    }
}
