using StreamOps.Domain.Pricing;

namespace StreamOps.Domain.Reconciliation;

/// <summary>A row for the price book that an invoice speaks for, for an admin to confirm.</summary>
/// <param name="InForce">The row that it would take the place of.</param>
/// <param name="UsdPerUnit">Of the same unit.</param>
/// <param name="ValidFrom">First day of the invoice.</param>
public sealed record PriceProposal(Price InForce, decimal UsdPerUnit, DateOnly ValidFrom)
{
    private const int FewestDecimals = 2;
    private const int MostDecimals = 8;

    /// <summary>The roundest price that comes to what was billed.</summary>
    public static PriceProposal Of(Price inForce, decimal minutes, decimal billedUsd, DateOnly validFrom)
    {
        var exact = billedUsd * inForce.UnitMinutes / minutes;
        var decimals = Enumerable.Range(FewestDecimals, MostDecimals - FewestDecimals + 1);
        var round = decimals.Select(d => decimal.Round(exact, d)).FirstOrDefault(usd => Math.Abs((minutes * usd / inForce.UnitMinutes) - billedUsd) <= 0.005m, decimal.Round(exact, MostDecimals));
        return new PriceProposal(inForce, round, validFrom);
    }
}
