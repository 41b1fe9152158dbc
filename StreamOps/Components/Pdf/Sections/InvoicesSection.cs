using StreamOps.Domain.Reports;

namespace StreamOps.Components.Pdf.Sections;

/// <summary>What the vendors are expected to bill, where terms of their accounts hold. None of it is booked.</summary>
internal static class InvoicesSection
{
    /// <summary>None where the statement knows of none.</summary>
    public static IEnumerable<Section> Of(Subject subject) => subject.Statement.ExpectedInvoices is { } invoices
        ?
        [
            new Section(
                "invoices",
                "Expected invoices",
                Paragraph.Note("What each vendor is expected to bill by the terms of its account: free minutes or package, discounts, contract prices, storage blocks, tax and currency. It stands beside the costs above and is not booked."),
                new Table(
                    "No vendor has anything to bill.",
                    [Column.Text("Vendor"), Column.Text("Line", 1.6f), Column.Figure("Exact"), Column.Figure("Amount")],
                    [.. invoices.SelectMany(i => Rows(i, subject.Links))])),
        ]
        : [];

    private static IEnumerable<Row> Rows(StatementInvoice invoice, StatementLinks links)
    {
        var vendor = InvoiceWords.Vendor(invoice.Vendor);
        foreach (var line in invoice.Lines)
        {
            yield return new Row([vendor, new(InvoiceWords.Line(line.Item, line.Kind), links.Invoice), Show.Exact(line.AmountUsd), StatementWords.Money(line.Cents)]);
        }

        if (invoice.TaxName is { } tax)
        {
            yield return new Row([vendor, $"{tax}, {Show.Figure(invoice.TaxPercent, 2)}% of {StatementWords.Money(invoice.SubtotalCents)}", "", StatementWords.Money(invoice.TaxCents)]);
        }

        yield return new Row([vendor, "Total", "", new(StatementWords.Money(invoice.TotalCents), links.Invoice)], Note(invoice));
    }

    /// <summary>Null: nothing to say.</summary>
    private static string? Note(StatementInvoice invoice)
    {
        var currency = invoice.Currency is { } code ? $"{InvoiceWords.InCurrency(code, invoice.TotalInCurrency!.Value)} in the currency of the invoice." : "";
        var note = $"{currency} {(invoice.Replays is { } replays ? InvoiceWords.Replays(replays) : "")}".Trim();
        return note.Length > 0 ? note : null;
    }
}
