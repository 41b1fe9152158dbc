using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamOps.Data.Reports;

namespace StreamOps.Data.Messages;

/// <summary>A file that goes with a mail: one that is kept, so that what is sent is what was printed.</summary>
public sealed class OutboxMailFileRow
{
    public long MailId { get; set; }

    public long FileId { get; set; }

    public ReportFileRow? File { get; set; }
}

internal sealed class OutboxMailFileMapping : IEntityTypeConfiguration<OutboxMailFileRow>
{
    public void Configure(EntityTypeBuilder<OutboxMailFileRow> builder)
    {
        builder.ToTable("outbox_mail_files");
        builder.HasKey(f => new { f.MailId, f.FileId });
        builder.HasOne<OutboxMailRow>().WithMany(m => m.Files).HasForeignKey(f => f.MailId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(f => f.File).WithMany().HasForeignKey(f => f.FileId).OnDelete(DeleteBehavior.Restrict);
    }
}
