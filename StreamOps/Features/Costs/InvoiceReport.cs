using StreamOps.Components;
using StreamOps.Domain.Pricing.Terms;
using StreamOps.Domain.Time;

namespace StreamOps.Features.Costs;

/// <summary>What the page of the expected invoices shows.</summary>
/// <param name="Latest">The newest month that can be chosen.</param>
/// <param name="AsOf">Instant of the figures, UTC.</param>
/// <param name="Invoices">One a vendor that has something to bill.</param>
/// <param name="HasTerms">A term of some vendor holds in the month.</param>
/// <param name="IsClosed">The month is closed: its books stay, while terms that became known since are used here.</param>
public sealed record InvoiceReport(
    BillingMonth Month, BillingMonth Latest, DateTimeOffset AsOf, IReadOnlyList<ExpectedInvoice> Invoices, bool HasTerms, bool IsClosed, Counted Counted);
