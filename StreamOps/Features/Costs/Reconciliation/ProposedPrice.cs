using StreamOps.Components;
using StreamOps.Data.Reconciliation;
using StreamOps.Domain.Reconciliation;
using StreamOps.Domain.Streams;
using StreamOps.Features.Costs.Prices;

namespace StreamOps.Features.Costs.Reconciliation;

/// <summary>The form of a new price, filled in with what an invoice says; an admin confirms it there.</summary>
public static class ProposedPrice
{
    public static string Link(PriceProposal proposal, string vendor, IReadOnlyList<InvoiceRow> invoices)
    {
        var row = proposal.InForce;
        return Query.Of(
            "/costs/prices/add",
            new Dictionary<string, string>(),
            ("Form.Line", new PricedLine(row.Kind, row.Basis).Key),
            ("Form.Tier", row.Tier is { } tier ? WireName.Of(tier) : null),
            ("Form.UsdPerUnit", Show.Raw(proposal.UsdPerUnit)),
            ("Form.UnitMinutes", Show.Raw(row.UnitMinutes)),
            ("Form.FreeMinutes", Show.Raw(row.FreeMinutes)),
            ("Form.Rounding", WireName.Of(row.Rounding)),
            ("Form.ValidFrom", proposal.ValidFrom.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
            ("Form.Source", $"{VendorName.Of(vendor)} invoice {string.Join(", ", invoices.Select(i => i.Number))}"));
    }
}
