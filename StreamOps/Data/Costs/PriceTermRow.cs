using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Pricing.Terms;

namespace StreamOps.Data.Costs;

/// <summary>A term of a vendor account. A column that a kind has no use for is null.</summary>
public sealed class PriceTermRow : DatedRow
{
    public TermKind Kind { get; set; }

    public required string Vendor { get; set; }

    /// <summary>What only one term at a time can be about, <see cref="PriceTerm.Subject"/>.</summary>
    public required string Subject { get; set; }

    /// <summary>From 1: a later revision of a subject and first day takes the place of the earlier ones.</summary>
    public int Revision { get; set; }

    /// <summary>The last day; null: until another takes its place.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>Of a package or a tax; of a currency its code.</summary>
    public string? Name { get; set; }

    /// <summary>Free, included, bought; of a discount the last minute that has one.</summary>
    public decimal? Minutes { get; set; }

    /// <summary>Fee or price, whole.</summary>
    public decimal? AmountUsd { get; set; }

    /// <summary>Of overage, and of a contract price.</summary>
    public decimal? UsdPerThousand { get; set; }

    public decimal? Percent { get; set; }

    /// <summary>How much of the currency a dollar is.</summary>
    public decimal? PerUsd { get; set; }

    /// <summary>Of a discount: first minute and per cent of each step, <c>100000:5;500000:7</c>.</summary>
    public string? Steps { get; set; }

    /// <summary>Of a contract price, so the next three.</summary>
    public string? CostType { get; set; }

    public PriceBasis? Basis { get; set; }

    /// <summary><see cref="PriceRow.AnyTier"/> where it is for any.</summary>
    public string? Tier { get; set; }

    public PriceTerm ToTerm() => PriceTermColumns.Read(this);
}

internal sealed class PriceTermMapping : IEntityTypeConfiguration<PriceTermRow>
{
    public void Configure(EntityTypeBuilder<PriceTermRow> builder)
    {
        builder.ToTable("price_terms");
        builder.Property(t => t.Vendor).HasMaxLength(50);
        builder.Property(t => t.Subject).HasMaxLength(200);
        builder.Property(t => t.Name).HasMaxLength(60);
        builder.Property(t => t.Steps).HasMaxLength(200);
        builder.Property(t => t.CostType).HasMaxLength(50);
        builder.Property(t => t.Tier).HasMaxLength(20);
        builder.Property(t => t.Source).HasMaxLength(400);
        builder.Property(t => t.CreatedBy).HasMaxLength(320);
        builder.HasIndex(t => new { t.Subject, t.ValidFrom, t.Revision }).IsUnique();
    }
}
