using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace StreamOps.Data.Reports;

/// <summary>A form of a closed month's statement, kept as it was first made. A version without its files is a promise that a sweep keeps.</summary>
public sealed class ReportFileRow
{
    public long Id { get; set; }

    public long VersionId { get; set; }

    /// <summary>As it is saved by who downloads it.</summary>
    public required string Name { get; set; }

    public required string ContentType { get; set; }

    /// <summary>The content, packed; read one by one (<see cref="ReportContent"/>).</summary>
    public List<ReportFilePartRow> Parts { get; set; } = [];

    /// <summary>Bytes of the content as it is handed out.</summary>
    public long Size { get; set; }

    /// <summary>SHA-256 of the content as it is handed out, 64 hexadecimal digits, lower case.</summary>
    public required string Sha256 { get; set; }

    public DateTimeOffset MadeAt { get; set; }
}

/// <summary>Who took a file, and when.</summary>
public sealed class ReportDownloadRow
{
    public long Id { get; set; }

    public long VersionId { get; set; }

    public required string FileName { get; set; }

    /// <summary>E-mail address of the person, or name of the key.</summary>
    public required string Actor { get; set; }

    public DateTimeOffset At { get; set; }
}

internal sealed class ReportFileMappings : IEntityTypeConfiguration<ReportFileRow>, IEntityTypeConfiguration<ReportDownloadRow>
{
    public void Configure(EntityTypeBuilder<ReportFileRow> builder)
    {
        builder.ToTable("report_files");
        builder.Property(f => f.Name).HasMaxLength(200);
        builder.Property(f => f.ContentType).HasMaxLength(100);
        builder.Property(f => f.Sha256).HasMaxLength(64);
        builder.HasIndex(f => new { f.VersionId, f.Name }).IsUnique();
        builder.HasOne<ReportVersionRow>().WithMany().HasForeignKey(f => f.VersionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ReportDownloadRow> builder)
    {
        builder.ToTable("report_downloads");
        builder.Property(d => d.FileName).HasMaxLength(200);
        builder.Property(d => d.Actor).HasMaxLength(320);
        builder.HasIndex(d => new { d.VersionId, d.At });
        builder.HasOne<ReportVersionRow>().WithMany().HasForeignKey(d => d.VersionId).OnDelete(DeleteBehavior.Restrict);
    }
}
