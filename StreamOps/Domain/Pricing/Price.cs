using StreamOps.Domain.Streams;

namespace StreamOps.Domain.Pricing;

/// <summary>One dated row of the price book. A change is a new row; a row in use is never edited.</summary>
/// <param name="Id">0 while it is not stored.</param>
/// <param name="Kind">The line it prices.</param>
/// <param name="Basis">What is counted.</param>
/// <param name="Tier">Null where the vendor has no tiers.</param>
/// <param name="UnitMinutes">Size of one unit in minutes, usually 1,000.</param>
/// <param name="UsdPerUnit">List price of one unit, USD.</param>
/// <param name="FreeMinutes">Minutes a month that cost nothing under this row.</param>
/// <param name="Rounding">How the vendor rounds the month.</param>
/// <param name="ValidFrom">First billing day on which it holds.</param>
/// <param name="Source">Where the figure comes from, for a reader who doubts it.</param>
public sealed record Price(
    long Id,
    CostKind Kind,
    PriceBasis Basis,
    ResolutionTier? Tier,
    decimal UnitMinutes,
    decimal UsdPerUnit,
    decimal FreeMinutes,
    VendorRounding Rounding,
    DateOnly ValidFrom,
    string Source)
{
    /// <summary>USD of an exact quantity, unrounded. One multiplication and one division, so a true cent stays a true cent.</summary>
    /// <param name="milliseconds">Stream-, host- or viewer-milliseconds.</param>
    public decimal Of(long milliseconds) => milliseconds * UsdPerUnit / (60_000m * UnitMinutes);

    /// <summary>USD of a month's quantity, after the vendor's free minutes and rounding; not yet rounded to a cent.</summary>
    /// <param name="milliseconds">What the month holds under this price.</param>
    /// <param name="usedMs">What the month already held under an earlier price: free minutes and begun units that are used up.</param>
    public decimal OfMonth(long milliseconds, long usedMs = 0) =>
        Rounding == VendorRounding.Exact && FreeMinutes == 0
            ? Of(milliseconds)
            : MonthMinutes(milliseconds, usedMs) * UsdPerUnit / UnitMinutes;

    /// <summary>Minutes of a month's quantity that are charged for, after the vendor's free minutes and rounding.</summary>
    /// <param name="milliseconds">As in <see cref="OfMonth"/>.</param>
    /// <param name="usedMs">As in <see cref="OfMonth"/>.</param>
    public decimal MonthMinutes(long milliseconds, long usedMs = 0) => BillableMinutes(usedMs + milliseconds) - BillableMinutes(usedMs);

    private decimal BillableMinutes(long milliseconds)
    {
        var minutes = milliseconds / 60_000m;
        var billable = Math.Max(0, (Rounding == VendorRounding.WholeMinute ? decimal.Ceiling(minutes) : minutes) - FreeMinutes);
        return Rounding == VendorRounding.WholeUnit ? decimal.Ceiling(billable / UnitMinutes) * UnitMinutes : billable;
    }
}
