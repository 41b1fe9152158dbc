using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamOps.Data.Streams;

namespace StreamOps.Data.Costs;

/// <summary>A promise: the costs of this stream are owed. Written with its cause (end, late samples, price change), gone with the records.</summary>
public sealed class CostDutyRow
{
    public long StreamId { get; set; }

    public DateTimeOffset RequestedAt { get; set; }

    public int Attempts { get; set; }

    public string? LastError { get; set; }
}

/// <summary>Cost of one stream in one month under one service and cost type.</summary>
public sealed class CostRecordRow
{
    public long Id { get; set; }

    public long StreamId { get; set; }

    public StreamRow? Stream { get; set; }

    public long ChannelId { get; set; }

    public required string Service { get; set; }

    public required string CostType { get; set; }

    /// <summary><c>yyyy-MM</c> of the billing zone.</summary>
    public required string Month { get; set; }

    public long DurationMs { get; set; }

    /// <summary>0 where the line charges for time alone.</summary>
    public long ViewerMs { get; set; }

    /// <summary>Null: not measured.</summary>
    public decimal? BandwidthGb { get; set; }

    /// <summary>USD. Sums of money are worked out again from the parts, whose quantities are whole numbers.</summary>
    public decimal AmountUsd { get; set; }

    /// <summary>The exact amount rounded up to a cent.</summary>
    public long CostCents { get; set; }

    public DateTimeOffset RecordedAt { get; set; }

    public List<CostPartRow> Parts { get; set; } = [];
}

/// <summary>An exact quantity of a record under one price.</summary>
public sealed class CostPartRow
{
    public long CostRecordId { get; set; }

    public long PriceId { get; set; }

    public PriceRow? Price { get; set; }

    /// <summary>That of the record, <c>yyyy-MM</c>: a month is summed up out of one index, however many records lie behind it.</summary>
    public required string Month { get; set; }

    public long QuantityMs { get; set; }
}

internal sealed class CostMappings :
    IEntityTypeConfiguration<CostDutyRow>,
    IEntityTypeConfiguration<CostRecordRow>,
    IEntityTypeConfiguration<CostPartRow>
{
    public void Configure(EntityTypeBuilder<CostDutyRow> builder)
    {
        builder.ToTable("cost_duties");
        builder.HasKey(d => d.StreamId);
        builder.Property(d => d.StreamId).ValueGeneratedNever();
        builder.Property(d => d.LastError).HasMaxLength(2000);
    }

    public void Configure(EntityTypeBuilder<CostRecordRow> builder)
    {
        builder.ToTable("cost_records");
        builder.Property(r => r.Service).HasMaxLength(50);
        builder.Property(r => r.CostType).HasMaxLength(50);
        builder.Property(r => r.Month).HasMaxLength(7);
        builder.HasIndex(r => new { r.StreamId, r.Service, r.CostType, r.Month }).IsUnique();
        builder.HasIndex(r => r.Month);
        builder.HasIndex(r => new { r.ChannelId, r.Month });
        builder.HasOne(r => r.Stream).WithMany().HasForeignKey(r => r.StreamId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ChannelRow>().WithMany().HasForeignKey(r => r.ChannelId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CostPartRow> builder)
    {
        builder.ToTable("cost_parts");
        builder.HasKey(p => new { p.CostRecordId, p.PriceId });
        builder.Property(p => p.Month).HasMaxLength(7);
        builder.HasIndex(p => new { p.Month, p.PriceId, p.QuantityMs });
        builder.HasOne<CostRecordRow>().WithMany(r => r.Parts).HasForeignKey(p => p.CostRecordId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(p => p.Price).WithMany().HasForeignKey(p => p.PriceId).OnDelete(DeleteBehavior.Restrict);
    }
}
