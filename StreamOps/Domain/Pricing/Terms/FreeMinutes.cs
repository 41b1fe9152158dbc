namespace StreamOps.Domain.Pricing.Terms;

/// <summary>Minutes a month that cost nothing. Which lines they cover, and in what order, is the vendor's own rule (<see cref="VendorOrder"/>).</summary>
public sealed record FreeMinutes(TermHead Head, decimal Minutes) : PriceTerm(Head)
{
    public override TermKind Kind => TermKind.FreeMinutes;
}
