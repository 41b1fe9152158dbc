using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace StreamOps.Data.Operations;

/// <summary>What Cloudflare stored and had sold us on a UTC day, by the readings of the day: the vendor itself keeps no history.</summary>
public sealed class StorageReadingRow
{
    public DateOnly Day { get; set; }

    public DateTimeOffset ReadAt { get; set; }

    /// <summary>By the newest reading.</summary>
    public decimal StoredMinutes { get; set; }

    /// <summary>By the largest: what was bought had to hold it.</summary>
    public decimal MostMinutes { get; set; }

    /// <summary>Null: it does not say.</summary>
    public decimal? BoughtMinutes { get; set; }
}

internal sealed class StorageReadingMapping : IEntityTypeConfiguration<StorageReadingRow>
{
    public void Configure(EntityTypeBuilder<StorageReadingRow> builder)
    {
        builder.ToTable("storage_readings");
        builder.HasKey(r => r.Day);
    }
}
