using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamOps.Domain.Reports;

namespace StreamOps.Data.Reports;

/// <summary>A closed month's statement as it was printed. Written once, never edited; a reissue is another row.</summary>
public sealed class ReportVersionRow
{
    public long Id { get; set; }

    /// <summary><c>yyyy-MM</c>.</summary>
    public required string Month { get; set; }

    /// <summary>From 1.</summary>
    public int Version { get; set; }

    /// <summary>As <see cref="StatementHash.Write"/> writes it.</summary>
    public byte[] Statement { get; set; } = [];

    /// <summary>Content hash of the figures: <see cref="StatementHash.Of"/>.</summary>
    public required string ContentHash { get; set; }

    /// <summary>The month's own lines.</summary>
    public long CostCents { get; set; }

    public long AdjustmentCents { get; set; }

    public DateTimeOffset ClosedAt { get; set; }

    /// <summary>E-mail address of the person, or <c>system</c>.</summary>
    public required string ClosedBy { get; set; }

    /// <summary>Why it was closed or issued anew, in the words of who did it.</summary>
    public required string Reason { get; set; }

    public required string SoftwareVersion { get; set; }

    public long BookedCents => CostCents + AdjustmentCents;

    public static ReportVersionRow Of(MonthStatement statement, string actor, string reason, string software) => new()
    {
        Month = statement.Identity.Month.ToString(),
        Version = statement.Identity.Version,
        Statement = StatementHash.Write(statement),
        ContentHash = StatementHash.Of(statement),
        CostCents = statement.Summary.CostCents,
        AdjustmentCents = statement.Summary.AdjustmentCents,
        ClosedAt = statement.Identity.AsOf,
        ClosedBy = actor,
        Reason = reason,
        SoftwareVersion = software,
    };
}

internal sealed class ReportVersionMapping : IEntityTypeConfiguration<ReportVersionRow>
{
    public void Configure(EntityTypeBuilder<ReportVersionRow> builder)
    {
        builder.ToTable("report_versions");
        builder.Property(v => v.Month).HasMaxLength(7);
        builder.Property(v => v.ContentHash).HasMaxLength(64);
        builder.Property(v => v.ClosedBy).HasMaxLength(320);
        builder.Property(v => v.Reason).HasMaxLength(1000);
        builder.Property(v => v.SoftwareVersion).HasMaxLength(100);
        builder.Ignore(v => v.BookedCents);
        builder.HasIndex(v => new { v.Month, v.Version }).IsUnique();
    }
}
