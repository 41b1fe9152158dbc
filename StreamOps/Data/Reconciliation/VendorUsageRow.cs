using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamOps.Domain.Reconciliation;

namespace StreamOps.Data.Reconciliation;

/// <summary>What a vendor metered on a UTC day, in its own detail, kept because vendors forget after 90 days.</summary>
public sealed class VendorUsageRow
{
    public required string Vendor { get; set; }

    public DateOnly Day { get; set; }

    /// <summary>The video or the project.</summary>
    public required string Subject { get; set; }

    /// <summary>Code of a <see cref="BilledItem"/>, or the vendor's own word where it is none that is known here.</summary>
    public required string Meter { get; set; }

    /// <summary>ISO 3166 alpha-2; empty: the vendor does not say.</summary>
    public string Country { get; set; } = "";

    public ViewNature Nature { get; set; }

    /// <summary>Whole milliseconds, so that databases add up exactly.</summary>
    public long QuantityMs { get; set; }
}

internal sealed class VendorUsageMapping : IEntityTypeConfiguration<VendorUsageRow>
{
    public void Configure(EntityTypeBuilder<VendorUsageRow> builder)
    {
        builder.ToTable("vendor_usage");
        builder.HasKey(u => new { u.Vendor, u.Day, u.Subject, u.Meter, u.Country });
        builder.Property(u => u.Vendor).HasMaxLength(50);
        builder.Property(u => u.Subject).HasMaxLength(100);
        builder.Property(u => u.Meter).HasMaxLength(50);
        builder.Property(u => u.Country).HasMaxLength(10);
    }
}
