using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamOps.Domain.Alerts;

namespace StreamOps.Data.Operations;

/// <summary>What a vendor says that it metered on a finished UTC day, beside what was counted here when that was read. No row: nothing is known.</summary>
public sealed class UsageReadingRow
{
    /// <summary>Viewer-minutes that Cloudflare delivered.</summary>
    public const string CloudflareDelivery = "cloudflare/delivery";

    public required string Service { get; set; }

    public DateOnly Day { get; set; }

    public DateTimeOffset ReadAt { get; set; }

    public decimal VendorMinutes { get; set; }

    public decimal OwnMinutes { get; set; }

    public MeteredDay Metered => new(Day, VendorMinutes, OwnMinutes);
}

internal sealed class UsageReadingMapping : IEntityTypeConfiguration<UsageReadingRow>
{
    public void Configure(EntityTypeBuilder<UsageReadingRow> builder)
    {
        builder.ToTable("usage_readings");
        builder.HasKey(r => new { r.Service, r.Day });
        builder.Property(r => r.Service).HasMaxLength(50);
        builder.Ignore(r => r.Metered);
    }
}
