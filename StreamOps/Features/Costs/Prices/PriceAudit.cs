using System.Globalization;
using StreamOps.Data.Costs;
using StreamOps.Domain.Streams;

namespace StreamOps.Features.Costs.Prices;

/// <summary>How the trail tells a row of the price book.</summary>
public static class PriceAudit
{
    public static string Subject(this PriceRow row) => string.Create(
        CultureInfo.InvariantCulture, $"{row.Service}/{row.CostType} {WireName.Of(row.Basis)} {row.Tier} from {row.ValidFrom:yyyy-MM-dd}");

    /// <summary>Once the row has its number.</summary>
    public static object Facts(this PriceRow row) => new
    {
        row.Id,
        row.Service,
        row.CostType,
        row.Basis,
        row.Tier,
        row.UsdPerUnit,
        row.UnitMinutes,
        row.FreeMinutes,
        row.Rounding,
        row.ValidFrom,
        row.Source,
    };
}
