using System.Text.Json.Serialization;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Pricing.Terms;

namespace StreamOps.Domain.Reports;

/// <summary>A line of an expected invoice.</summary>
/// <param name="Kind">Of usage; null: it belongs to the account.</param>
/// <param name="AmountUsd">Exact.</param>
/// <param name="Cents">That, rounded up.</param>
public sealed record StatementInvoiceLine(InvoiceItem Item, CostKind? Kind, decimal AmountUsd, long Cents);

/// <summary>What a vendor is expected to bill for the month by the terms of its account, as they were known. Nothing of it is booked.</summary>
/// <param name="SubtotalCents">The sum of the lines.</param>
/// <param name="TaxName">Null: no tax.</param>
/// <param name="TotalCents">Subtotal and tax.</param>
/// <param name="Currency">ISO 4217; null: USD.</param>
/// <param name="TotalInCurrency">The sum of the lines and the tax there; null: that is USD.</param>
public sealed record StatementInvoice(
    string Vendor,
    IReadOnlyList<StatementInvoiceLine> Lines,
    long SubtotalCents,
    string? TaxName,
    decimal? TaxPercent,
    long TaxCents,
    long TotalCents,
    string? Currency,
    decimal? TotalInCurrency)
{
    /// <summary>Recordings watched after the show; null: the vendor delivers none, or the version is older. Left out of its JSON then, so that its content hash stays.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReplayUse? Replays { get; init; }

    public static StatementInvoice Of(ExpectedInvoice invoice) => new(
        invoice.Vendor,
        [.. invoice.Lines.Select(l => new StatementInvoiceLine(l.Item, l.Kind, l.AmountUsd, l.Cents))],
        invoice.SubtotalCents,
        invoice.Tax?.Name,
        invoice.Tax?.Percent,
        invoice.TaxCents,
        invoice.TotalCents,
        invoice.Currency?.Code,
        invoice.TotalInCurrency)
    {
        Replays = invoice.Replays,
    };
}
