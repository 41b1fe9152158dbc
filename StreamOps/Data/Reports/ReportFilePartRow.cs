using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace StreamOps.Data.Reports;

/// <summary>A part of a kept file. Files of a million rows are large, and neither database hands out a part of a value.</summary>
public sealed class ReportFilePartRow
{
    public long FileId { get; set; }

    /// <summary>From 0, without a gap.</summary>
    public int Number { get; set; }

    public required byte[] Content { get; set; }

    /// <summary>As <see cref="PackingStream"/> packs; false of files that were kept before there were parts.</summary>
    public bool IsPacked { get; set; } = true;
}

internal sealed class ReportFilePartMapping : IEntityTypeConfiguration<ReportFilePartRow>
{
    public void Configure(EntityTypeBuilder<ReportFilePartRow> builder)
    {
        builder.ToTable("report_file_parts");
        builder.HasKey(p => new { p.FileId, p.Number });
        builder.HasOne<ReportFileRow>().WithMany(f => f.Parts).HasForeignKey(p => p.FileId).OnDelete(DeleteBehavior.Cascade);
    }
}
