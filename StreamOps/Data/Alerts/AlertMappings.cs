using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamOps.Data.Access;
using StreamOps.Data.Streams;

namespace StreamOps.Data.Alerts;

internal sealed class AlertMappings :
    IEntityTypeConfiguration<AlertRow>, IEntityTypeConfiguration<AlertChangeRow>, IEntityTypeConfiguration<AlertRuleRow>, IEntityTypeConfiguration<SilenceRow>,
    IEntityTypeConfiguration<AlertSightRow>
{
    public void Configure(EntityTypeBuilder<AlertRow> builder)
    {
        builder.ToTable("alerts");
        builder.Property(a => a.Subject).HasMaxLength(100);
        builder.Property(a => a.SubjectName).HasMaxLength(200);
        builder.Property(a => a.Says).HasMaxLength(AlertRow.LongestSays);
        builder.Property(a => a.MutedBy).HasMaxLength(300);
        builder.Property(a => a.OwnerName).HasMaxLength(320);
        builder.Property(a => a.Note).HasMaxLength(1000);
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.Ignore(a => a.Standing);
        builder.Ignore(a => a.IsOpen);
        builder.HasIndex(a => new { a.Kind, a.Subject }, "ix_alerts_one_open_per_subject").IsUnique().HasFilter("resolved_at IS NULL");

        // Counted on every page of an admin: only what is open is in one of its states.
        builder.HasIndex(a => a.State);
        builder.HasIndex(a => a.ResolvedAt);
        builder.HasOne<ChannelRow>().WithMany().HasForeignKey(a => a.ChannelId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StreamRow>().WithMany().HasForeignKey(a => a.StreamId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<UserRow>().WithMany().HasForeignKey(a => a.OwnerId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AlertChangeRow> builder)
    {
        builder.ToTable("alert_changes");
        builder.Property(c => c.Who).HasMaxLength(320);
        builder.Property(c => c.Why).HasMaxLength(AlertRow.LongestSays);
        builder.HasIndex(c => new { c.AlertId, c.Id });
        builder.HasOne<AlertRow>().WithMany().HasForeignKey(c => c.AlertId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<AlertRuleRow> builder)
    {
        builder.ToTable("alert_rules");
        builder.HasKey(r => r.Kind);
        builder.Property(r => r.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<SilenceRow> builder)
    {
        builder.ToTable("silences");
        builder.Property(s => s.Subject).HasMaxLength(100);
        builder.Property(s => s.Covers).HasMaxLength(400);
        builder.Property(s => s.Reason).HasMaxLength(500);
        builder.Property(s => s.CreatedBy).HasMaxLength(320);
        builder.HasIndex(s => s.FormKey).IsUnique();
        builder.HasIndex(s => s.EndsAt);
        builder.HasOne<ChannelRow>().WithMany().HasForeignKey(s => s.ChannelId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AlertSightRow> builder)
    {
        builder.ToTable("alert_sights");
        builder.HasKey(s => new { s.Kind, s.Subject, s.Minute });
        builder.Property(s => s.Subject).HasMaxLength(100);
        builder.Property(s => s.SubjectName).HasMaxLength(200);
        builder.Ignore(s => s.Kept);
        builder.Ignore(s => s.About);
        builder.HasIndex(s => s.Minute);
    }
}
