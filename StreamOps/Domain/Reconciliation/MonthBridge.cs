using StreamOps.Domain.Time;

namespace StreamOps.Domain.Reconciliation;

/// <summary>From what a month booked of a vendor to the estimate of the vendor's period: what was booked later, other days, and other lines that are rounded up.</summary>
/// <param name="Causes">Add up to the estimate less what is booked.</param>
public sealed record MonthBridge(BillingMonth Month, long BookedCents, long EstimatedCents, IReadOnlyList<CauseShare> Causes)
{
    /// <param name="booked">The month's own lines of the vendor.</param>
    /// <param name="corrected">What other months have booked since this one was closed, exact and in their cents; the estimate has it.</param>
    /// <param name="isSameDays">The period has the days of the month.</param>
    public static MonthBridge Of(BillingMonth month, IReadOnlyList<Pricing.CostLine> booked, (decimal Usd, long Cents) corrected, IReadOnlyList<ReconciledLine> estimated, bool isSameDays)
    {
        var (cents, estimate) = (booked.Sum(l => l.MonthCents), estimated.Sum(l => l.EstimatedCents));
        var split = new CauseSplit();
        var exact = estimated.Sum(l => l.EstimatedUsd) - booked.Sum(l => l.MonthAmountUsd);

        // In the cents in which it was booked, so that this agrees with the report that books it.
        split.Add(DifferenceCause.BookedLater, (corrected.Cents * 0.01m) + (isSameDays ? exact - corrected.Usd : 0));
        split.Add(DifferenceCause.CycleAnchor, isSameDays ? 0 : exact - corrected.Usd);
        return new MonthBridge(month, cents, estimate, split.Spread(estimate - cents));
    }
}
