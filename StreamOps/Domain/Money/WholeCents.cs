namespace StreamOps.Domain.Money;

/// <summary>Spreads whole cents over exact parts, so that what is shown adds up to what is booked.</summary>
public static class WholeCents
{
    /// <summary>Decimals of a dollar below which a part is noise of division: the smallest true one, a millisecond at a list price, is above 1e-14.</summary>
    private const int Decimals = 15;

    /// <summary>
    /// Every part becomes its whole cents below; the cents then missing go, one each, to the largest remainders (Hare's method).
    /// A part that is nothing stays nothing, unless all are: then the first takes what there is.
    /// </summary>
    /// <param name="totalCents">What the parts must come to: less than a cent off the sum of the exact ones.</param>
    /// <param name="exactUsd">USD, unrounded, may be negative.</param>
    /// <returns>Cents, in the order of the parts.</returns>
    /// <exception cref="ArgumentException">The total is a cent or more away from the parts.</exception>
    public static IReadOnlyList<long> Spread(long totalCents, params IReadOnlyList<decimal> exactUsd)
    {
        var exact = exactUsd.Select(usd => decimal.Round(usd, Decimals) * 100m).ToList();
        var cents = exact.ConvertAll(e => decimal.ToInt64(decimal.Floor(e)));
        var missing = totalCents - cents.Sum();
        var takers = Enumerable.Range(0, exact.Count).Where(i => exact[i] != 0).DefaultIfEmpty(0).OrderByDescending(i => exact[i] - cents[i]).ToList();
        if (Math.Abs(totalCents - exact.Sum()) > 1 || missing < 0 || missing > takers.Count)
        {
            throw new ArgumentException($"{totalCents} cents are not what {string.Join(" + ", exactUsd)} USD come to.", nameof(totalCents));
        }

        foreach (var taker in takers.Take((int)missing))
        {
            cents[taker]++;
        }

        return cents;
    }
}
