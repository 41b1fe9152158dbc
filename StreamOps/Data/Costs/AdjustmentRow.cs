using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamOps.Data.Streams;
using StreamOps.Domain.Reports;

namespace StreamOps.Data.Costs;

/// <summary>A correction of a closed month's line of one stream, booked in the month in which it became known.</summary>
public sealed class AdjustmentRow
{
    public long Id { get; set; }

    public long StreamId { get; set; }

    public long ChannelId { get; set; }

    public required string Service { get; set; }

    public required string CostType { get; set; }

    /// <summary><c>yyyy-MM</c> in which it happened.</summary>
    public required string ClosedMonth { get; set; }

    /// <summary><c>yyyy-MM</c> whose books take it.</summary>
    public required string BookedMonth { get; set; }

    /// <summary>USD; negative: the closed month was too dear. Never 0.</summary>
    public decimal AmountUsd { get; set; }

    public CorrectionCause Cause { get; set; }

    public DateTimeOffset RecordedAt { get; set; }
}

internal sealed class AdjustmentMapping : IEntityTypeConfiguration<AdjustmentRow>
{
    public void Configure(EntityTypeBuilder<AdjustmentRow> builder)
    {
        builder.ToTable("adjustments");
        builder.Property(a => a.Service).HasMaxLength(50);
        builder.Property(a => a.CostType).HasMaxLength(50);
        builder.Property(a => a.ClosedMonth).HasMaxLength(7);
        builder.Property(a => a.BookedMonth).HasMaxLength(7);
        builder.HasIndex(a => new { a.StreamId, a.Service, a.CostType, a.ClosedMonth, a.BookedMonth }).IsUnique();
        builder.HasIndex(a => a.BookedMonth);
        builder.HasIndex(a => a.ClosedMonth);
        builder.HasOne<StreamRow>().WithMany().HasForeignKey(a => a.StreamId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ChannelRow>().WithMany().HasForeignKey(a => a.ChannelId).OnDelete(DeleteBehavior.Restrict);
    }
}
