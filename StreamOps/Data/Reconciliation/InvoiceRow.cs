using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamOps.Domain.Reconciliation;

namespace StreamOps.Data.Reconciliation;

/// <summary>An invoice as it was entered. A correction is another version of the same number, and one that is withdrawn stays to be seen.</summary>
public sealed class InvoiceRow
{
    public long Id { get; set; }

    public required string Vendor { get; set; }

    /// <summary>The vendor's.</summary>
    public required string Number { get; set; }

    /// <summary>From 1; the newest counts.</summary>
    public int Version { get; set; } = 1;

    /// <summary>UTC day.</summary>
    public DateOnly FirstDay { get; set; }

    /// <summary>The last UTC day that it is for.</summary>
    public DateOnly LastDay { get; set; }

    /// <summary>Typed, or read from a file: <c>form</c>, <c>csv</c>, <c>focus</c>.</summary>
    public required string Source { get; set; }

    public long TotalCents { get; set; }

    /// <summary>What was estimated of its period when it was entered, cents.</summary>
    public long EstimatedCents { get; set; }

    public DateTimeOffset EnteredAt { get; set; }

    public required string EnteredBy { get; set; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    public string? WithdrawnBy { get; set; }

    public List<InvoiceLineRow> Lines { get; set; } = [];

    public BillingPeriod Period => new(FirstDay, LastDay);
}

/// <summary>A line of an invoice, in its order.</summary>
public sealed class InvoiceLineRow
{
    public long InvoiceId { get; set; }

    /// <summary>From 1.</summary>
    public int Position { get; set; }

    /// <summary>Key of a <see cref="BilledItem"/>.</summary>
    public required string Item { get; set; }

    public string Description { get; set; } = "";

    public decimal? Quantity { get; set; }

    /// <summary>Of the quantity, as it was written.</summary>
    public string Unit { get; set; } = "";

    /// <summary>The quantity in minutes; null where its unit is none of time.</summary>
    public decimal? Minutes { get; set; }

    /// <summary>USD; negative is a credit.</summary>
    public decimal AmountUsd { get; set; }

    public BilledLine ToLine() => new(BilledItem.Find(Item) ?? throw new InvalidOperationException($"No vendor bills '{Item}'."), Description, Minutes, AmountUsd);
}

internal sealed class InvoiceMappings : IEntityTypeConfiguration<InvoiceRow>, IEntityTypeConfiguration<InvoiceLineRow>
{
    public void Configure(EntityTypeBuilder<InvoiceRow> builder)
    {
        builder.ToTable("invoices");
        builder.Property(i => i.Vendor).HasMaxLength(50);
        builder.Property(i => i.Number).HasMaxLength(100);
        builder.Property(i => i.Source).HasMaxLength(20);
        builder.Property(i => i.EnteredBy).HasMaxLength(320);
        builder.Property(i => i.WithdrawnBy).HasMaxLength(320);
        builder.Ignore(i => i.Period);
        builder.HasIndex(i => new { i.Vendor, i.Number, i.Version }).IsUnique();
        builder.HasIndex(i => i.FirstDay);
    }

    public void Configure(EntityTypeBuilder<InvoiceLineRow> builder)
    {
        builder.ToTable("invoice_lines");
        builder.HasKey(l => new { l.InvoiceId, l.Position });
        builder.Property(l => l.Item).HasMaxLength(50);
        builder.Property(l => l.Description).HasMaxLength(400);
        builder.Property(l => l.Unit).HasMaxLength(40);
        builder.HasOne<InvoiceRow>().WithMany(i => i.Lines).HasForeignKey(l => l.InvoiceId).OnDelete(DeleteBehavior.Cascade);
    }
}
