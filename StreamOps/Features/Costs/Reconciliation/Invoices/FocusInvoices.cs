using System.Globalization;
using StreamOps.Domain.Reconciliation;
using StreamOps.Domain.Time;

namespace StreamOps.Features.Costs.Reconciliation.Invoices;

/// <summary>
/// Invoices out of a FOCUS 1.x file: a charge a row, added up by invoice and item. FOCUS ends a period with the first instant after it, where an
/// invoice has its last day.
/// </summary>
public sealed class FocusInvoices(InvoiceFile file, string? number)
{
    /// <summary>Columns by which the words of a charge are found.</summary>
    private static readonly string[] Words = ["SkuMeter", "x_BillableMetricName", "SkuId", "ServiceName", "ChargeDescription"];

    public static bool Is(InvoiceFile file) => file.Has("BilledCost") && (file.Has("ChargePeriodStart") || file.Has("BillingPeriodStart"));

    /// <exception cref="FormatException">A row cannot be read; names its line and column.</exception>
    public IEnumerable<InvoiceText> Read() =>
        file.Rows.Select(Of).GroupBy(r => (r.Vendor, r.Number)).Select(rows => One([.. rows]));

    private static InvoiceText One(List<Row> rows) => new(
        rows[0].Line,
        rows[0].Vendor,
        rows[0].Number,
        Text(rows.Min(r => r.First)),
        Text(rows.Max(r => r.Last)),
        rows.Find(r => r.Currency != rows[0].Currency) is { Line: > 0 } odd ? throw Bad(odd.Line, "BillingCurrency", "differs within an invoice") : rows[0].Currency,
        [.. rows.GroupBy(r => r.Item).Select(Line)]);

    private static InvoiceTextLine Line(IGrouping<string, Row> rows)
    {
        var minutes = rows.Where(r => r.Minutes is not null).Sum(r => r.Minutes);
        var charges = rows.Count();
        return new InvoiceTextLine(
            rows.First().Line,
            rows.Key,
            string.Create(CultureInfo.InvariantCulture, $"{rows.First().Name}, {charges} {(charges == 1 ? "charge" : "charges")}"),
            rows.Any(r => r.Minutes is not null) ? minutes?.ToString(CultureInfo.InvariantCulture) : null,
            rows.Any(r => r.Minutes is not null) ? "minutes" : "",
            rows.Sum(r => r.CostUsd).ToString(CultureInfo.InvariantCulture));
    }

    private Row Of((int Line, string[] Cells) row)
    {
        var issuer = Cell("InvoiceIssuerName") ?? Cell("ProviderName") ?? Cell("ServiceProviderName") ?? Cell("HostProviderName") ?? "";
        var vendor = BilledItem.All.Select(i => i.Vendor).FirstOrDefault(v => issuer.Contains(v, StringComparison.OrdinalIgnoreCase))
            ?? throw Bad(row.Line, "ProviderName", $"names neither Agora nor Cloudflare but '{issuer}'");
        var quantity = Cell("ConsumedQuantity") ?? Cell("PricingQuantity");
        var unit = Cell("ConsumedQuantity") is null ? Cell("PricingUnit") : Cell("ConsumedUnit");
        var words = string.Join(' ', Words.Select(Cell).OfType<string>());
        return new Row(
            row.Line,
            vendor,
            Cell("InvoiceId") ?? number,
            Day("BillingPeriodStart", "ChargePeriodStart", false),
            Day("BillingPeriodEnd", "ChargePeriodEnd", true),
            Cell("BillingCurrency"),
            FocusItems.Of(vendor, words),
            Cell("ServiceName") ?? vendor,
            quantity is null ? null : Number("ConsumedQuantity", quantity) * UnitMinutes.Of(unit ?? ""),
            Number("BilledCost", Cell("BilledCost") ?? ""));

        string? Cell(string column) => file.Cell(row.Cells, column);

        DateOnly Day(string column, string other, bool isEnd)
        {
            var text = Cell(column) ?? Cell(other);
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) && at.Year is >= 2000 and < 2100
                ? (isEnd ? at.AddTicks(-1) : at).UtcDay()
                : throw Bad(row.Line, column, $"is no instant such as 2026-03-01T00:00:00Z: '{text}'");
        }

        decimal Number(string column, string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var figure) && Math.Abs(figure) <= InvoiceReading.Most
            ? figure
            : throw Bad(row.Line, column, $"is no figure such as 12.40: '{text}'");
    }

    private static FormatException Bad(int line, string column, string what) => new($"Line {line}, {column}: {what}.");

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record Row(
        int Line, string Vendor, string? Number, DateOnly First, DateOnly Last, string? Currency, string Item, string Name, decimal? Minutes, decimal CostUsd);
}
