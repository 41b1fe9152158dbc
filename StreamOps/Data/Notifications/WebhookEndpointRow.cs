using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamOps.Domain.Alerts;

namespace StreamOps.Data.Notifications;

/// <summary>In which words an endpoint is told.</summary>
public enum WebhookForm
{
    /// <summary>JSON of the Standard Webhooks form.</summary>
    [JsonStringEnumMemberName("standard")]
    Standard,

    /// <summary>One text, as Slack's incoming webhooks and what imitates them take it.</summary>
    [JsonStringEnumMemberName("slack")]
    Slack,
}

/// <summary>A place of somebody else's that is told of notifications by HTTP.</summary>
public sealed class WebhookEndpointRow
{
    public long Id { get; set; }

    public required string Name { get; set; }

    public required string Url { get; set; }

    public WebhookForm Form { get; set; }

    public bool IsOn { get; set; }

    public Severity LeastSeverity { get; set; }

    public bool WantsAlerts { get; set; }

    public bool WantsBudgets { get; set; }

    public bool WantsWatchdog { get; set; }

    /// <summary>Encrypted by the keys of data protection.</summary>
    public required string Secret { get; set; }

    /// <summary>The secret before the last rotation; signs beside the new one until <see cref="PreviousUntil"/>.</summary>
    public string? PreviousSecret { get; set; }

    public DateTimeOffset? PreviousUntil { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? LastSuccessAt { get; set; }

    /// <summary>Since when every call has failed; null: the last one succeeded, or there was none.</summary>
    public DateTimeOffset? FailingSince { get; set; }

    /// <summary>Calls in a row that failed.</summary>
    public int Failures { get; set; }

    /// <summary>After a failure nothing is sent before this instant, so that a dead receiver is not knocked at for each delivery.</summary>
    public DateTimeOffset? HeldUntil { get; set; }

    public string? LastError { get; set; }
}

internal sealed class WebhookEndpointMapping : IEntityTypeConfiguration<WebhookEndpointRow>
{
    public void Configure(EntityTypeBuilder<WebhookEndpointRow> builder)
    {
        builder.ToTable("webhook_endpoints");
        builder.Property(e => e.Name).HasMaxLength(200);
        builder.Property(e => e.Url).HasMaxLength(2000);
        builder.Property(e => e.Secret).HasMaxLength(1000);
        builder.Property(e => e.PreviousSecret).HasMaxLength(1000);
        builder.Property(e => e.LastError).HasMaxLength(2000);
    }
}
