using StreamOps.Domain.Pricing.Terms;
using StreamOps.Domain.Streams;

namespace StreamOps.Components.Csv;

/// <summary>
/// Expected invoices as a file: a row for each step with its exact amount, one for each line with its cents, what is known of replays
/// as a note, and the sums. Rows of kind line add
/// up to subtotal, and with tax to total.
/// </summary>
public static class InvoiceCsv
{
    /// <summary>Where quotients end, as in the other files.</summary>
    private const int Decimals = 20;

    private static readonly string[] Columns =
        ["month", "vendor", "row", "line", "step", "basis", "tier", "quantity", "unit_size", "unit_usd", "exact_usd", "amount_usd", "currency", "amount_in_currency", "why"];

    public static byte[] Bytes(IEnumerable<ExpectedInvoice> invoices)
    {
        using var bytes = new MemoryStream();
        using (var file = new CsvFile(bytes))
        {
            file.Head(Columns).EndRow();
            foreach (var invoice in invoices)
            {
                Write(file, invoice);
            }
        }

        return bytes.ToArray();
    }

    private static void Write(CsvFile file, ExpectedInvoice invoice)
    {
        foreach (var line in invoice.Lines)
        {
            foreach (var step in line.Steps)
            {
                Write(file, invoice, line, step);
            }

            Sum(file, invoice, "line", InvoiceWords.Line(line), line.AmountUsd, line.Cents, invoice.Currency?.Of(line.Cents), "");
        }

        if (invoice.Replays is { } replays)
        {
            Begin(file, invoice, "note").Empty(11).Text(InvoiceWords.Replays(replays)).EndRow();
        }

        Sum(file, invoice, "subtotal", "", null, invoice.SubtotalCents, invoice.SubtotalInCurrency, "");
        if (invoice.Tax is { } tax)
        {
            Sum(file, invoice, "tax", tax.Name, null, invoice.TaxCents, invoice.Currency?.Of(invoice.TaxCents), tax.Head.Source);
        }

        Sum(file, invoice, "total", "", null, invoice.TotalCents, invoice.TotalInCurrency, "");
    }

    private static void Write(CsvFile file, ExpectedInvoice invoice, InvoiceLine line, InvoiceStep step) => Begin(file, invoice, "step")
        .Text(InvoiceWords.Line(line))
        .Text(WireName.Of(step.Kind))
        .Text(step.Basis is { } basis ? WireName.Of(basis) : null)
        .Text(step.Tier is { } tier ? WireName.Of(tier) : null)
        .Number(decimal.Round(step.Quantity, Decimals))
        .Number(step.UnitSize)
        .Number(step.UnitUsd)
        .Number(decimal.Round(step.AmountUsd, Decimals))
        .Empty(3)
        .Text(step.Why)
        .EndRow();

    private static void Sum(CsvFile file, ExpectedInvoice invoice, string row, string line, decimal? exactUsd, long cents, decimal? inCurrency, string why) => Begin(file, invoice, row)
        .Text(line)
        .Empty(6)
        .Number(exactUsd is { } exact ? decimal.Round(exact, Decimals) : null)
        .Usd(cents)
        .Text(invoice.Currency?.Code)
        .Number(inCurrency, "0.00")
        .Text(why)
        .EndRow();

    private static CsvFile Begin(CsvFile file, ExpectedInvoice invoice, string row) => file.Text(invoice.Month.ToString()).Text(invoice.Vendor).Text(row);
}
