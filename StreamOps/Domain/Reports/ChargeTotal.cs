using StreamOps.Domain.Pricing;

namespace StreamOps.Domain.Reports;

/// <summary>Charges of one service and cost type in three steps to what is booked: <see cref="ChargedUsd"/> and the next two come to <see cref="BookedUsd"/>.</summary>
/// <param name="Line">Their quantities, added up.</param>
/// <param name="ChargedUsd">The sum of the charges, unrounded.</param>
public sealed record ChargeTotal(CostLine Line, decimal ChargedUsd)
{
    /// <summary>The vendor's free minutes and rounding, which belong to the whole month; mostly 0.</summary>
    public decimal TermsUsd => ChargeTotals.TermsUsd(Line.MonthAmountUsd, ChargedUsd);

    /// <summary>From there up to a whole cent, once.</summary>
    public decimal RoundingUsd => BookedUsd - ChargedUsd - TermsUsd;

    public decimal BookedUsd => Line.MonthCents / 100m;
}
