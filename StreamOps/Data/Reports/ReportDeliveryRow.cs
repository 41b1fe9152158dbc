using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamOps.Data.Messages;

namespace StreamOps.Data.Reports;

/// <summary>
/// A version that is owed to one recipient: written in the transaction that prints the version, put into a mail once its files are made. What became
/// of it is what became of that mail, which is kept as long as this row.
/// </summary>
public sealed class ReportDeliveryRow
{
    public long Id { get; set; }

    public long VersionId { get; set; }

    public ReportVersionRow? Version { get; set; }

    public long RecipientId { get; set; }

    public ReportRecipientRow? Recipient { get; set; }

    /// <summary>Since when; moved when somebody has it sent again.</summary>
    public DateTimeOffset OwedAt { get; set; }

    /// <summary>From 1; counts the mails, since one that is sent again is another mail.</summary>
    public int Round { get; set; } = 1;

    public long? MailId { get; set; }

    /// <summary>Null: still to be written.</summary>
    public OutboxMailRow? Mail { get; set; }

    /// <summary>When it was taken back before it was sent.</summary>
    public DateTimeOffset? CalledBackAt { get; set; }

    /// <summary>Until when the links in its mail open without an account; null: it has none.</summary>
    public DateTimeOffset? LinksUntil { get; set; }
}

internal sealed class ReportDeliveryMapping : IEntityTypeConfiguration<ReportDeliveryRow>
{
    public void Configure(EntityTypeBuilder<ReportDeliveryRow> builder)
    {
        builder.ToTable("report_deliveries");
        builder.HasIndex(d => new { d.VersionId, d.RecipientId }).IsUnique();
        builder.HasIndex(d => new { d.RecipientId, d.OwedAt });
        builder.HasOne(d => d.Version).WithMany().HasForeignKey(d => d.VersionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(d => d.Recipient).WithMany().HasForeignKey(d => d.RecipientId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(d => d.Mail).WithMany().HasForeignKey(d => d.MailId).OnDelete(DeleteBehavior.Restrict);
    }
}
