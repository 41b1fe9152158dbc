using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamOps.Data.Access;

namespace StreamOps.Data.Notifications;

/// <summary>A notification that one person is to be mailed. What falls due together is gathered into one mail.</summary>
public sealed class NotificationShareRow
{
    public long NotificationId { get; set; }

    public NotificationRow? Notification { get; set; }

    public Guid UserId { get; set; }

    /// <summary>Told as the owner of an incident: not for unsubscribing.</summary>
    public bool IsOwner { get; set; }

    /// <summary>Not before; later than the notification where the person has quiet hours.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>When its mail was written into the outbox.</summary>
    public DateTimeOffset? GatheredAt { get; set; }
}

internal sealed class NotificationShareMapping : IEntityTypeConfiguration<NotificationShareRow>
{
    public void Configure(EntityTypeBuilder<NotificationShareRow> builder)
    {
        builder.ToTable("notification_shares");
        builder.HasKey(s => new { s.NotificationId, s.UserId });
        builder.HasOne(s => s.Notification).WithMany().HasForeignKey(s => s.NotificationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<UserRow>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(s => new { s.GatheredAt, s.UserId });
        builder.HasIndex(s => new { s.UserId, s.GatheredAt });
    }
}
