using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;

namespace StreamOps.Domain.Reports;

/// <summary>A row of the price book that the month was priced with.</summary>
/// <param name="UsdPerUnit">List price of one unit.</param>
/// <param name="QuantityMs">What the month holds under it, milliseconds.</param>
public sealed record StatementPrice(
    long PriceId,
    CostKind Kind,
    PriceBasis Basis,
    ResolutionTier? Tier,
    decimal UnitMinutes,
    decimal UsdPerUnit,
    decimal FreeMinutes,
    DateOnly ValidFrom,
    string Source,
    long QuantityMs)
{
    public static StatementPrice Of(CostPart part) => new(
        part.Price.Id,
        part.Price.Kind,
        part.Price.Basis,
        part.Price.Tier,
        part.Price.UnitMinutes,
        part.Price.UsdPerUnit,
        part.Price.FreeMinutes,
        part.Price.ValidFrom,
        part.Price.Source,
        part.QuantityMs);
}
