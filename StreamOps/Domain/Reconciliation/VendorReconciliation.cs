namespace StreamOps.Domain.Reconciliation;

/// <summary>A vendor's period, item by item.</summary>
/// <param name="IsBilled">There is an invoice of it.</param>
/// <param name="UnreadDays">Days of it that are over and of which the vendor's usage was not read.</param>
/// <param name="Bridge">From what the month booked to the estimate; null: the month has nothing of the vendor.</param>
public sealed record VendorReconciliation(
    string Vendor, BillingPeriod Period, bool IsBilled, int UnreadDays, IReadOnlyList<ReconciledLine> Lines, MonthBridge? Bridge)
{
    public long EstimatedCents => Lines.Sum(l => l.EstimatedCents);

    /// <summary>Null: the vendor tells nothing.</summary>
    public long? MeteredCents => Lines.All(l => l.MeteredCents is null) ? null : Lines.Sum(l => l.MeteredCents ?? 0);

    public long? BilledCents => IsBilled ? Lines.Sum(l => l.BilledCents ?? 0) : null;

    /// <summary>Null: nothing to compare with.</summary>
    public long? DifferenceCents => Lines.All(l => l.DifferenceCents is null) ? null : Lines.Sum(l => l.DifferenceCents ?? 0);

    /// <summary>Of all lines, the largest first.</summary>
    public IReadOnlyList<CauseShare> Causes =>
    [
        .. Lines.SelectMany(l => l.Causes).GroupBy(c => c.Cause).Select(g => new CauseShare(g.Key, g.Sum(c => c.Cents)))
            .Where(c => c.Cents != 0).OrderByDescending(c => Math.Abs(c.Cents)).ThenBy(c => c.Cause),
    ];

    public IEnumerable<PriceProposal> Proposals => Lines.SelectMany(l => l.Proposals);
}
