using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;

namespace StreamOps.Data.Costs;

/// <summary>A row of the price book.</summary>
public sealed class PriceRow : DatedRow
{
    /// <summary>Spelling of "no tier" in <see cref="Tier"/>, so that the unique index sees it.</summary>
    public const string AnyTier = "any";

    public required string Service { get; set; }

    public required string CostType { get; set; }

    public PriceBasis Basis { get; set; }

    public string Tier { get; set; } = AnyTier;

    public decimal UnitMinutes { get; set; }

    public decimal UsdPerUnit { get; set; }

    public decimal FreeMinutes { get; set; }

    public VendorRounding Rounding { get; set; }

    public Price ToPrice() => new(
        Id,
        new CostKind(Service, CostType),
        Basis,
        WireName.TryParse<ResolutionTier>(Tier, out var tier) ? tier : null,
        UnitMinutes,
        UsdPerUnit,
        FreeMinutes,
        Rounding,
        ValidFrom,
        Source);

    public static PriceRow Of(Price price, DateTimeOffset createdAt, string createdBy) => new()
    {
        Service = price.Kind.Service,
        CostType = price.Kind.CostType,
        Basis = price.Basis,
        Tier = price.Tier is { } tier ? WireName.Of(tier) : AnyTier,
        UnitMinutes = price.UnitMinutes,
        UsdPerUnit = price.UsdPerUnit,
        FreeMinutes = price.FreeMinutes,
        Rounding = price.Rounding,
        ValidFrom = price.ValidFrom,
        Source = price.Source,
        CreatedAt = createdAt,
        CreatedBy = createdBy,
    };
}

internal sealed class PriceMapping : IEntityTypeConfiguration<PriceRow>
{
    public void Configure(EntityTypeBuilder<PriceRow> builder)
    {
        builder.ToTable("prices");
        builder.Property(p => p.Service).HasMaxLength(50);
        builder.Property(p => p.CostType).HasMaxLength(50);
        builder.Property(p => p.Tier).HasMaxLength(20);
        builder.Property(p => p.Source).HasMaxLength(400);
        builder.Property(p => p.CreatedBy).HasMaxLength(320);
        builder.HasIndex(p => new { p.Service, p.CostType, p.Basis, p.Tier, p.ValidFrom, p.UsdPerUnit }).IsUnique();
    }
}
