using StreamOps.Components;
using StreamOps.Data.Reconciliation;
using StreamOps.Domain.Reconciliation;
using StreamOps.Domain.Time;

namespace StreamOps.Features.Costs.Reconciliation;

/// <summary>How near the estimate of a month came to its invoices.</summary>
/// <param name="EstimatedCents">Of the invoices' periods, when the first invoice of each was entered.</param>
public sealed record AccuracyMonth(BillingMonth Month, long EstimatedCents, long BilledCents)
{
    public decimal? Percent => EstimateAccuracy.Percent(EstimatedCents, BilledCents);

    /// <summary>Several invoices of one period were estimated once.</summary>
    public static IReadOnlyList<AccuracyMonth> Of(IEnumerable<InvoiceRow> invoices) =>
    [
        .. invoices.GroupBy(i => i.Period.Month).OrderByDescending(m => m.Key).Select(month => new AccuracyMonth(
            month.Key,
            month.GroupBy(i => (i.Vendor, i.Period)).Sum(period => period.MinBy(i => i.Id)!.EstimatedCents),
            month.Sum(i => i.TotalCents))),
    ];
}

/// <summary>What the page shows.</summary>
/// <param name="Latest">The newest month that can be chosen.</param>
/// <param name="Vendors">Periods that begin in the month.</param>
/// <param name="Invoices">Those that count, of the last twelve months up to this one.</param>
/// <param name="Withdrawn">Those of the month that count no more.</param>
/// <param name="MayEnter">Whether the reader may enter invoices and prices.</param>
/// <param name="Counted">What every figure of the page shares.</param>
public sealed record ReconciliationReport(
    BillingMonth Latest, BillingMonth Month, IReadOnlyList<VendorReconciliation> Vendors, IReadOnlyList<InvoiceRow> Invoices, IReadOnlyList<InvoiceRow> Withdrawn, bool MayEnter, Counted Counted)
{
    public IReadOnlyList<AccuracyMonth> Accuracy { get; } = AccuracyMonth.Of(Invoices);

    public AccuracyMonth? Own => Accuracy.FirstOrDefault(a => a.Month == Month);

    /// <summary>Of the periods with an invoice; null: none has one.</summary>
    public long? BilledCents => Billed.Any() ? Billed.Sum(v => v.BilledCents) : null;

    public long EstimatedOfBilledCents => Billed.Sum(v => v.EstimatedCents);

    /// <summary>Null: nothing is billed.</summary>
    public long? DifferenceCents => BilledCents - EstimatedOfBilledCents;

    public long UnexplainedCents => Billed.SelectMany(v => v.Lines).SelectMany(l => l.Causes).Where(c => c.Cause == DifferenceCause.Unexplained).Sum(c => Math.Abs(c.Cents));

    private IEnumerable<VendorReconciliation> Billed => Vendors.Where(v => v.IsBilled);

    public IEnumerable<InvoiceRow> InvoicesOf(VendorReconciliation vendor) => Invoices.Where(i => i.Vendor == vendor.Vendor && i.Period == vendor.Period);
}
