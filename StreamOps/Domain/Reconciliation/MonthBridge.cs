using StreamOps.Domain.Time;

namespace StreamOps.Domain.Reconciliation;

/// <summary>From what a month booked of a vendor to the estimate of the vendor's period: other days, and other lines that are rounded up.</summary>
/// <param name="Causes">Add up to the estimate less what is booked.</param>
public sealed record MonthBridge(BillingMonth Month, long BookedCents, long EstimatedCents, IReadOnlyList<CauseShare> Causes)
{
    /// <param name="booked">The month's own lines of the vendor.</param>
    /// <param name="isSameDays">The period has the days of the month.</param>
    public static MonthBridge Of(BillingMonth month, IReadOnlyList<Pricing.CostLine> booked, IReadOnlyList<ReconciledLine> estimated, bool isSameDays)
    {
        var (cents, estimate) = (booked.Sum(l => l.MonthCents), estimated.Sum(l => l.EstimatedCents));
        var split = new CauseSplit();
        if (!isSameDays)
        {
            split.Add(DifferenceCause.CycleAnchor, estimated.Sum(l => l.EstimatedUsd) - booked.Sum(l => l.MonthAmountUsd));
        }

        return new MonthBridge(month, cents, estimate, split.Spread(estimate - cents));
    }
}
