using StreamOps.Domain.Pricing;
using StreamOps.Domain.Pricing.Terms;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;

namespace StreamOps.Tests.Domain.Pricing.Terms;

/// <summary>Terms and invoices in the words of the examples.</summary>
internal static class GivenTerms
{
    public const string Agora = "agora";
    public const string Cloudflare = "cloudflare";

    public static TermHead Head(string vendor, string from = "2026-01-01", string? to = null, long id = 0) =>
        new(id, vendor, Day(from), to is null ? null : Day(to), "test");

    public static DateOnly Day(string text) => DateOnly.Parse(text, null);

    /// <summary>Minutes under the published price of a basis and tier.</summary>
    public static MeteredUsage Used(PriceBasis basis, decimal minutes, ResolutionTier tier = ResolutionTier.Hd, DateOnly? day = null) =>
        new(day ?? Given.Day, tier, Given.Published.FirstOn(day ?? Given.Day, tier, basis)!, (long)(minutes * Given.Minute));

    public static ExpectedInvoice Invoice(string vendor, IReadOnlyList<MeteredUsage> usage, params PriceTerm[] terms) =>
        ExpectedInvoice.Of(Facts(vendor, usage), new TermBook(terms));

    public static InvoiceFacts Facts(string vendor, IReadOnlyList<MeteredUsage> usage, BillingMonth? month = null) =>
        new(vendor, month ?? Given.October, usage, Given.Published);

    /// <summary>Steps of a kind over all lines.</summary>
    public static IReadOnlyList<InvoiceStep> Steps(this ExpectedInvoice invoice, InvoiceStepKind kind) =>
        [.. invoice.Lines.SelectMany(l => l.Steps).Where(s => s.Kind == kind)];

    /// <summary>Cents of a line; null: there is none.</summary>
    public static long? Cents(this ExpectedInvoice invoice, CostKind kind) => invoice.Lines.SingleOrDefault(l => l.Kind == kind)?.Cents;

    public static long? Cents(this ExpectedInvoice invoice, InvoiceItem item) => invoice.Lines.SingleOrDefault(l => l.Item == item)?.Cents;
}
