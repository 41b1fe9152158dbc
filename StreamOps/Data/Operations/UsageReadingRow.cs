using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamOps.Domain.Alerts;

namespace StreamOps.Data.Operations;

/// <summary>What a vendor says that it metered on a finished UTC day, beside what was counted here when that was read. No row: nothing is known.</summary>
public sealed class UsageReadingRow
{
    /// <summary>Viewer-minutes that Cloudflare delivered.</summary>
    public const string CloudflareDelivery = "cloudflare/delivery";

    /// <summary>What one query of the vendor reaches; what is older is not made up for.</summary>
    public const int DaysBack = 31;

    /// <summary>By then the vendor's figures of a day have settled, and backends have handed over what they had.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromHours(6);

    public required string Service { get; set; }

    public DateOnly Day { get; set; }

    public DateTimeOffset ReadAt { get; set; }

    public decimal VendorMinutes { get; set; }

    public decimal OwnMinutes { get; set; }

    /// <summary>The first UTC day that can still be read; the last is the one <see cref="DaysBack"/> days on, less one.</summary>
    public static DateOnly FirstReadable(DateTimeOffset now) => DateOnly.FromDateTime((now - Settled).UtcDateTime).AddDays(-DaysBack);

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
