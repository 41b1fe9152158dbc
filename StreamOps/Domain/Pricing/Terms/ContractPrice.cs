using StreamOps.Domain.Streams;

namespace StreamOps.Domain.Pricing.Terms;

/// <summary>A negotiated price: in the expected invoice it takes the place of the book's on its days.</summary>
/// <param name="Tier">Null: of any tier that has no contract price of its own.</param>
public sealed record ContractPrice(TermHead Head, CostKind Line, PriceBasis Basis, ResolutionTier? Tier, decimal UsdPerThousand) : PriceTerm(Head)
{
    public override TermKind Kind => TermKind.ContractPrice;

    public override string Subject => $"{base.Subject}/{Line}/{WireName.Of(Basis)}/{(Tier is { } tier ? WireName.Of(tier) : "any")}";

    public bool IsFor(MeteredUsage usage) =>
        Head.HoldsOn(usage.Day) && Line == usage.Price.Kind && Basis == usage.Price.Basis && (Tier is null || Tier == usage.Tier);
}
