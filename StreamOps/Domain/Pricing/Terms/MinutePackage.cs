namespace StreamOps.Domain.Pricing.Terms;

/// <summary>Standard minutes a month for a fee (<see cref="StandardMinutes"/>). It takes the place of free minutes and volume discounts.</summary>
/// <param name="Name">As the vendor calls it.</param>
/// <param name="FeeUsd">A month; 0 with no minutes ends a package without another.</param>
/// <param name="OverageUsdPerThousand">For standard minutes beyond it; null: the service stops when it is used up.</param>
public sealed record MinutePackage(TermHead Head, string Name, decimal FeeUsd, decimal Minutes, decimal? OverageUsdPerThousand) : PriceTerm(Head)
{
    public override TermKind Kind => TermKind.Package;

    /// <summary>A package of nothing is none.</summary>
    public bool IsNone => FeeUsd == 0 && Minutes == 0;
}
