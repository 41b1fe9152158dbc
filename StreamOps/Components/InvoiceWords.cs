using StreamOps.Domain.Pricing;
using StreamOps.Domain.Pricing.Terms;
using StreamOps.Domain.Streams;

namespace StreamOps.Components;

/// <summary>How lines and steps of an expected invoice are named, the same in every form of it.</summary>
public static class InvoiceWords
{
    public const string How =
        "What the vendor is expected to bill: usage at book prices, recordings watched after the show included, then contract prices, free minutes, volume discount or package, storage blocks, tax and currency, by the terms of the account. "
        + "It stands beside the cost of streams, which it does not change. Each line is rounded up to a cent once, and totals are sums of the lines shown. Months are those of the billing zone; a vendor's own cycle may begin on another day.";

    /// <summary>"Agora".</summary>
    public static string Vendor(string vendor) => new CostPart(vendor, "", 0).ServiceName;

    public static string Line(InvoiceLine line) => Line(line.Item, line.Kind);

    public static string Line(InvoiceItem item, CostKind? kind) => item switch
    {
        InvoiceItem.Package => "Package of standard minutes",
        InvoiceItem.TopUp => "Top-ups bought",
        InvoiceItem.StorageBlocks => "Storage blocks bought",
        _ => TypeName(kind!.Value),
    };

    /// <summary>"Book price: host minutes, audio".</summary>
    public static string Step(InvoiceStep step)
    {
        var of = string.Join(", ", new[] { step.Basis is { } basis ? PriceWords.Of(basis) : "", step.Tier is { } tier ? WireName.Of(tier) : "" }.Where(t => t.Length > 0));
        return Step(step.Kind) + (of.Length > 0 ? $": {of}" : "");
    }

    public static string Step(InvoiceStepKind kind) => kind switch
    {
        InvoiceStepKind.BookPrice => "Book price",
        InvoiceStepKind.Replays => "Replays",
        InvoiceStepKind.KeptRecordings => "Kept recordings",
        InvoiceStepKind.ContractPrice => "Contract price",
        InvoiceStepKind.FreeMinutes => "Free minutes",
        InvoiceStepKind.VolumeDiscount => "Volume discount",
        InvoiceStepKind.InPackage => "In the package",
        InvoiceStepKind.Prepaid => "Paid for ahead",
        InvoiceStepKind.MoreBlocks => "Further blocks",
        InvoiceStepKind.PackageFee => "Fee",
        InvoiceStepKind.FromTopUp => "Out of top-ups",
        InvoiceStepKind.Overage => "Beyond the package",
        InvoiceStepKind.TopUp => "Top-up",
        _ => "Share of the month",
    };

    /// <summary>"12,345.00 min", "31 of 365 days", "2 blocks".</summary>
    public static string Quantity(InvoiceStep step) => step.Kind switch
    {
        InvoiceStepKind.StorageShare => $"{Show.Figure(step.Quantity, 0)} of {Show.Figure(step.UnitSize, 0)} days",
        InvoiceStepKind.MoreBlocks => $"{Show.Figure(step.Quantity, 0)} {(step.Quantity == 1 ? "block" : "blocks")}",
        InvoiceStepKind.PackageFee or InvoiceStepKind.TopUp => "1",
        InvoiceStepKind.FromTopUp or InvoiceStepKind.Overage => $"{Show.Figure(step.Quantity, 0)} standard min",
        _ => $"{Show.Figure(step.Quantity, 2)} min",
    };

    /// <summary>"$3.99 per 1,000 min"; the dash of nothing known where the step has no price of its own.</summary>
    public static string UnitPrice(InvoiceStep step) => step.UnitUsd is not { } usd ? Show.Unknown
        : step.UnitSize == 1 || step.Kind == InvoiceStepKind.StorageShare ? PriceWords.Usd(usd)
        : $"{PriceWords.Usd(usd)} per {Show.Figure(step.UnitSize, step.UnitSize % 1 == 0 ? 0 : 2)} min";

    /// <summary>Whether recordings were watched after the show, and of how many days that is not known.</summary>
    public static string Replays(ReplayUse replays)
    {
        if (replays.Minutes is not { } minutes)
        {
            return "Recordings watched after the show cost delivery too, and are not known: the vendor's usage of no day of this month is read for good. There is no line for them.";
        }

        var known = minutes == 0 ? "No recordings watched after the show" : $"Recordings watched after the show: {Show.Figure(minutes, 2)} min";
        return replays.MissingDays == 0
            ? $"{known}, by the vendor's usage of {Days(replays.KnownDays)}."
            : $"{known} on the {Days(replays.KnownDays)} whose usage is read for good. Not known, and in no line: {Days(replays.MissingDays)} more that {(replays.MissingDays == 1 ? "is" : "are")} over.";
    }

    /// <summary>"EUR 12.34".</summary>
    public static string InCurrency(string code, decimal amount) => $"{code}\u00A0{Show.Figure(amount, 2)}";

    private static string Days(int count) => $"{Show.Count(count)} {(count == 1 ? "day" : "days")}";

    private static string TypeName(CostKind kind) => new CostPart(kind.Service, kind.CostType, 0).TypeName;
}
