using StreamOps.Domain.Pricing.Terms;
using StreamOps.Domain.Streams;

namespace StreamOps.Components;

/// <summary>How terms are written, the same on every page.</summary>
public static class TermWords
{
    public static string Of(TermKind kind) => kind switch
    {
        TermKind.FreeMinutes => "Free minutes",
        TermKind.VolumeDiscount => "Volume discount",
        TermKind.Package => "Package",
        TermKind.TopUp => "Top-up",
        TermKind.StorageBlocks => "Storage blocks",
        TermKind.ContractPrice => "Contract price",
        TermKind.Tax => "Tax",
        _ => "Invoice currency",
    };

    /// <summary>What a kind is about, in a sentence.</summary>
    public static string About(TermKind kind) => kind switch
    {
        TermKind.FreeMinutes => "Minutes a month that cost nothing, used up in Agora's order: tier by tier from audio on. They do not cover transcoding.",
        TermKind.VolumeDiscount => "Per cent off that grows with the month's real-time minutes. Each step is for the minutes within it alone.",
        TermKind.Package => "Standard minutes a month for a fee, and a price beyond them. It takes the place of free minutes and discounts.",
        TermKind.TopUp => "Standard minutes bought beside a package, valid for a year and used when its own are used up.",
        TermKind.StorageBlocks => "Cloudflare storage bought for a time. What it cost is spread over its days.",
        TermKind.ContractPrice => "A negotiated price of one line. On its days it takes the place of the book's in the expected invoice.",
        TermKind.Tax => "Per cent that the vendor adds to the bill, as a line of its own.",
        _ => "The currency that the vendor bills in, and its rate. Invoices show both.",
    };

    /// <summary>"10,000 min a month": what a term says.</summary>
    public static string Says(PriceTerm term) => term switch
    {
        FreeMinutes free => $"{Minutes(free.Minutes)} a month",
        VolumeDiscount discount => string.Join(", ", discount.Steps.Select(s => $"{Show.Figure(s.Percent, Decimals(s.Percent))}% from {Show.Figure(s.FromMinute, 0)}"))
            + (discount.LastMinute is { } last ? $" to {Show.Figure(last, 0)} min" : " min"),
        MinutePackage { IsNone: true } => "No package",
        MinutePackage package => $"{package.Name}: {Minutes(package.Minutes)} for {Show.Money(package.FeeUsd)} a month, "
            + (package.OverageUsdPerThousand is { } price ? $"{PriceWords.Usd(price)} per 1,000 beyond" : "no service beyond"),
        TopUp topUp => $"{Minutes(topUp.Minutes)} for {Show.Money(topUp.PriceUsd)}",
        StorageBlocks blocks => $"{Minutes(blocks.Minutes)} for {Show.Money(blocks.PriceUsd)}",
        ContractPrice price => $"{PriceWords.Usd(price.UsdPerThousand)} per 1,000 min",
        Tax tax => $"{tax.Name} {Show.Figure(tax.Percent, Decimals(tax.Percent))}%",
        InvoiceCurrency currency => $"{Show.Figure(currency.PerUsd, Decimals(currency.PerUsd))} {currency.Code} per USD",
        _ => "",
    };

    /// <summary>What a contract price is for: "delivered minutes, any tier"; empty of other kinds.</summary>
    public static string For(PriceTerm term) => term is ContractPrice price
        ? $"{new CostPart(price.Line.Service, price.Line.CostType, 0).TypeName}: {PriceWords.Of(price.Basis)}, {(price.Tier is { } tier ? WireName.Of(tier) : "any tier")}"
        : "";

    private static string Minutes(decimal minutes) => $"{Show.Figure(minutes, Decimals(minutes))} min";

    private static int Decimals(decimal figure) => (figure / 1.0000000000000000000000000000m).Scale;
}
