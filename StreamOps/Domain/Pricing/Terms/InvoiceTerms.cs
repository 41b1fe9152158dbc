namespace StreamOps.Domain.Pricing.Terms;

/// <summary>Tax that the vendor adds to the bill.</summary>
/// <param name="Name">As the invoice calls it: <c>GST</c>.</param>
public sealed record Tax(TermHead Head, string Name, decimal Percent) : PriceTerm(Head)
{
    public override TermKind Kind => TermKind.Tax;
}

/// <summary>The currency that the vendor's invoice is written in.</summary>
/// <param name="Code">ISO 4217.</param>
/// <param name="PerUsd">How much of it a dollar is.</param>
public sealed record InvoiceCurrency(TermHead Head, string Code, decimal PerUsd) : PriceTerm(Head)
{
    public override TermKind Kind => TermKind.Currency;

    /// <summary>Rounded up to a hundredth, once, as every line of an invoice.</summary>
    public decimal Of(long cents) => Money.Usd.RoundUpToCent(cents * PerUsd / 100m);
}
