using StreamOps.Domain.Money;
using StreamOps.Domain.Time;

namespace StreamOps.Domain.Pricing.Terms;

/// <summary>
/// What a vendor will bill for a month: usage at book prices, then contract prices, free minutes, discount or package, storage blocks, tax and
/// currency. A layer beside the cost of streams, which it does not change. Each line is rounded up to a cent once; totals are sums of shown lines.
/// </summary>
/// <param name="Currency">Null: USD.</param>
/// <param name="Package">Null: no package holds.</param>
/// <param name="Storage">Null: nothing is stored and nothing bought.</param>
public sealed record ExpectedInvoice(
    string Vendor, BillingMonth Month, IReadOnlyList<InvoiceLine> Lines, Tax? Tax, InvoiceCurrency? Currency, PackageUse? Package, StorageUse? Storage)
{
    /// <summary>Vendors that write invoices.</summary>
    public static IReadOnlyList<string> Vendors { get; } = [CostKind.AgoraStreaming.Service, CostKind.CloudflareDelivery.Service];

    /// <summary>Null: the vendor delivers no recordings.</summary>
    public ReplayUse? Replays { get; init; }

    public long SubtotalCents => Lines.Sum(l => l.Cents);

    /// <summary>On the subtotal, rounded up.</summary>
    public long TaxCents => Tax is null ? 0 : Usd.ToCentsRoundedUp(SubtotalCents * Tax.Percent / 10_000m);

    public long TotalCents => SubtotalCents + TaxCents;

    /// <summary>The subtotal in the currency of the invoice: the sum of its lines there; null: that is USD.</summary>
    public decimal? SubtotalInCurrency => Currency is { } currency ? Lines.Sum(l => currency.Of(l.Cents)) : null;

    public decimal? TotalInCurrency => Currency is { } currency ? SubtotalInCurrency + currency.Of(TaxCents) : null;

    public static ExpectedInvoice Of(InvoiceFacts facts, TermBook terms)
    {
        var (vendor, month) = (facts.Vendor, facts.Month);
        var draft = new InvoiceDraft();
        var segments = UsageSegment.Of(facts.OwnUsage, terms);
        MinuteSteps.Price(draft, segments);
        ReplaySteps.Add(draft, segments, facts, terms);
        var package = AddMonthly(draft, segments, facts, terms);
        PackageSteps.AddPurchases(draft, terms, vendor, month);
        var storage = vendor == CostKind.CloudflareStorage.Service ? StorageSteps.Add(draft, segments, facts, terms) : null;
        return new ExpectedInvoice(vendor, month, draft.Lines, terms.Of<Tax>(vendor, month), terms.Of<InvoiceCurrency>(vendor, month), package, storage)
        {
            Replays = facts.ReplayDaysMissing is { } missing ? ReplayUse.Of(facts.ReplayedMs, missing) : null,
        };
    }

    /// <summary>A package, or free minutes and the discount on what they leave.</summary>
    private static PackageUse? AddMonthly(InvoiceDraft draft, IReadOnlyList<UsageSegment> segments, InvoiceFacts facts, TermBook terms)
    {
        if (terms.PackageOf(facts.Vendor, facts.Month) is { } package)
        {
            return PackageSteps.Add(draft, segments, facts, terms, package);
        }

        var left = MinuteSteps.Free(draft, segments, terms.Of<FreeMinutes>(facts.Vendor, facts.Month));
        if (terms.Of<VolumeDiscount>(facts.Vendor, facts.Month) is { } discount)
        {
            MinuteSteps.Discount(draft, left, discount);
        }

        return null;
    }
}
