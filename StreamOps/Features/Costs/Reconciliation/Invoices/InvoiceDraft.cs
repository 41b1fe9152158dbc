using StreamOps.Domain.Reconciliation;

namespace StreamOps.Features.Costs.Reconciliation.Invoices;

/// <summary>An invoice that was typed or read and is right in itself, not kept yet.</summary>
/// <param name="Source"><c>form</c>, <c>csv</c> or <c>focus</c>.</param>
public sealed record InvoiceDraft(string Vendor, string Number, BillingPeriod Period, string Source, IReadOnlyList<InvoiceDraftLine> Lines)
{
    /// <summary>The whole invoice in cents: vendors round its total to two decimals.</summary>
    public long TotalCents => decimal.ToInt64(decimal.Round(Lines.Sum(l => l.AmountUsd) * 100m, MidpointRounding.AwayFromZero));
}

/// <param name="Unit">As it was written.</param>
/// <param name="Minutes">The quantity in minutes; null where the unit is none of time.</param>
public sealed record InvoiceDraftLine(BilledItem Item, string Description, decimal? Quantity, string Unit, decimal? Minutes, decimal AmountUsd);
