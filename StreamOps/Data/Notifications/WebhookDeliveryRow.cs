using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace StreamOps.Data.Notifications;

/// <summary>A call that an endpoint is owed for one notification: written with the spreading, made later, marked after.</summary>
public sealed class WebhookDeliveryRow
{
    public long Id { get; set; }

    public long EndpointId { get; set; }

    public WebhookEndpointRow? Endpoint { get; set; }

    public long NotificationId { get; set; }

    public NotificationRow? Notification { get; set; }

    /// <summary>Header <c>webhook-id</c>: the same on every try, so that a receiver can tell a repeat.</summary>
    public required string MessageId { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset? NextAttemptAt { get; set; }

    public DateTimeOffset? DeliveredAt { get; set; }

    public DateTimeOffset? ParkedAt { get; set; }

    /// <summary>HTTP status of the last answer; null: there was none.</summary>
    public int? LastStatus { get; set; }

    public string? LastError { get; set; }
}

internal sealed class WebhookDeliveryMapping : IEntityTypeConfiguration<WebhookDeliveryRow>
{
    public void Configure(EntityTypeBuilder<WebhookDeliveryRow> builder)
    {
        builder.ToTable("webhook_deliveries");
        builder.Property(d => d.MessageId).HasMaxLength(100);
        builder.Property(d => d.LastError).HasMaxLength(2000);
        builder.HasOne(d => d.Endpoint).WithMany().HasForeignKey(d => d.EndpointId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(d => d.Notification).WithMany().HasForeignKey(d => d.NotificationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(d => new { d.EndpointId, d.NotificationId }).IsUnique();
        builder.HasIndex(d => d.MessageId).IsUnique();
        builder.HasIndex(d => new { d.DeliveredAt, d.ParkedAt, d.NextAttemptAt });
    }
}
