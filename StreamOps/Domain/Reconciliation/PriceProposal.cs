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

    /// <summary>The book has it already.</summary>
    public bool IsInForce => UsdPerUnit == InForce.UsdPerUnit;

    /// <summary>
    /// The one price of an item for each row that has another. None where rows differ among each other and none has it yet: a bill of their sum
    /// says nothing of each.
    /// </summary>
    /// <param name="rows">What the item was priced by.</param>
    public static IReadOnlyList<PriceProposal> Of(IReadOnlyList<Price> rows, decimal minutes, decimal billedUsd, DateOnly validFrom)
    {
        var all = rows.Select(row => Of(row, minutes, billedUsd, validFrom)).ToList();
        var isOnePrice = rows.Select(r => r.UsdPerUnit / r.UnitMinutes).Distinct().Count() == 1 || all.Exists(p => p.IsInForce);
        return isOnePrice ? all.FindAll(p => !p.IsInForce) : [];
    }

    /// <summary>The roundest price that comes to what was billed.</summary>
    public static PriceProposal Of(Price inForce, decimal minutes, decimal billedUsd, DateOnly validFrom)
    {
        var exact = billedUsd * inForce.UnitMinutes / minutes;
        var decimals = Enumerable.Range(FewestDecimals, MostDecimals - FewestDecimals + 1);
        var round = decimals.Select(d => decimal.Round(exact, d)).FirstOrDefault(usd => Math.Abs((minutes * usd / inForce.UnitMinutes) - billedUsd) <= 0.005m, decimal.Round(exact, MostDecimals));
        return new PriceProposal(inForce, round, validFrom);
    }
}
