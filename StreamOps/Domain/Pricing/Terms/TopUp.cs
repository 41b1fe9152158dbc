namespace StreamOps.Domain.Pricing.Terms;

/// <summary>Standard minutes bought beside a package; they are used when its own are used up, and lapse on their last day.</summary>
/// <param name="PriceUsd">Billed once, in the month of the first day.</param>
public sealed record TopUp(TermHead Head, decimal Minutes, decimal PriceUsd) : PriceTerm(Head)
{
    public override TermKind Kind => TermKind.TopUp;

    /// <summary>The last day of a year that begins on a day.</summary>
    public static DateOnly YearFrom(DateOnly day) => day.AddYears(1).AddDays(-1);
}
