using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamOps.Domain.Alerts;

namespace StreamOps.Data.Notifications;

/// <summary>What a notification tells of; people subscribe by it.</summary>
public enum NotificationKind
{
    [JsonStringEnumMemberName("alert")]
    Alert,

    [JsonStringEnumMemberName("budget")]
    Budget,

    /// <summary>A part of StreamOps itself has stopped.</summary>
    [JsonStringEnumMemberName("watchdog")]
    Watchdog,
}

/// <summary>
/// Something that people and other systems are to be told: a promise row, written in the transaction of its cause. Who is told, when and by what
/// way is decided when it is spread.
/// </summary>
public sealed class NotificationRow
{
    public long Id { get; set; }

    /// <summary>Of the cause, so that a retried cause tells once.</summary>
    public required string DedupeKey { get; set; }

    public NotificationKind Kind { get; set; }

    public Severity Severity { get; set; }

    /// <summary>What belongs together: all that is told of one incident or of one budget.</summary>
    public required string Topic { get; set; }

    /// <summary>One line in plain words.</summary>
    public required string Headline { get; set; }

    /// <summary>JSON array of <see cref="NotificationFact"/>, in the order in which they are shown.</summary>
    public required string Facts { get; set; }

    /// <summary>Page that shows the cause, below the public address: <c>/alerts/7</c>.</summary>
    public required string Path { get; set; }

    /// <summary>The one person who is told, whatever they subscribe to: the owner of an incident. Null: all who subscribe.</summary>
    public Guid? OnlyTo { get; set; }

    /// <summary>Its cause wrote mails of its own: only webhooks are owed.</summary>
    public bool IsMailed { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When its mails and webhook calls were written to their outboxes.</summary>
    public DateTimeOffset? SpreadAt { get; set; }
}

/// <summary>A line of a notification.</summary>
/// <param name="Label">As of a table row: <c>Worst</c>.</param>
/// <param name="Value">Formatted for a reader: <c>38 %</c>.</param>
/// <param name="IsInHeadline">Whoever reads the headline and its severity knows it already: said again to machines alone.</param>
public sealed record NotificationFact(string Label, string Value, bool IsInHeadline = false);

internal sealed class NotificationMapping : IEntityTypeConfiguration<NotificationRow>
{
    public void Configure(EntityTypeBuilder<NotificationRow> builder)
    {
        builder.ToTable("notifications");
        builder.Property(n => n.DedupeKey).HasMaxLength(300);
        builder.Property(n => n.Topic).HasMaxLength(200);
        builder.Property(n => n.Headline).HasMaxLength(400);
        builder.Property(n => n.Path).HasMaxLength(300);
        builder.HasIndex(n => n.DedupeKey).IsUnique();
        builder.HasIndex(n => new { n.SpreadAt, n.CreatedAt });
    }
}
