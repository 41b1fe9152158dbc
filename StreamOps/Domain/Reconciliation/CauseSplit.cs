using StreamOps.Domain.Money;

namespace StreamOps.Domain.Reconciliation;

/// <summary>A part of a difference.</summary>
public readonly record struct CauseShare(DifferenceCause Cause, long Cents);

/// <summary>Gathers exact parts of a difference by cause and spreads its whole cents over them.</summary>
internal sealed class CauseSplit
{
    private readonly SortedDictionary<DifferenceCause, decimal> exact = [];

    public decimal TotalUsd => exact.Values.Sum();

    public void Add(DifferenceCause cause, decimal usd) => exact[cause] = exact.GetValueOrDefault(cause) + usd;

    /// <summary>What is left between the parts and the difference, below a cent each side, is that both sides are whole cents.</summary>
    /// <returns>Causes with cents, which add up to the difference; the largest first.</returns>
    public IReadOnlyList<CauseShare> Spread(long differenceCents)
    {
        Add(DifferenceCause.Rounding, (differenceCents / 100m) - TotalUsd);
        var (causes, amounts) = (exact.Keys.ToList(), exact.Values.ToList());
        return
        [
            .. causes.Zip(WholeCents.Spread(differenceCents, amounts), (cause, cents) => new CauseShare(cause, cents))
                .Where(s => s.Cents != 0)
                .OrderByDescending(s => Math.Abs(s.Cents))
                .ThenBy(s => s.Cause),
        ];
    }
}
