using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace StreamOps.Data.Messages;

/// <summary>A mail that is owed: written with its cause, sent later, marked after.</summary>
public sealed class OutboxMailRow
{
    public long Id { get; set; }

    /// <summary>Says what the mail is about, so that a retried cause cannot owe it twice.</summary>
    public required string DedupeKey { get; set; }

    public required string Recipient { get; set; }

    public required string Subject { get; set; }

    public required string TextBody { get; set; }

    public required string HtmlBody { get; set; }

    /// <summary>Stable over retries, so that a receiver can tell a repeat.</summary>
    public required string MessageId { get; set; }

    /// <summary>Where the recipient is taken off the list by one request (RFC 8058); null: nobody can be taken off.</summary>
    public string? UnsubscribeUrl { get; set; }

    /// <summary>What goes with it, beside its text.</summary>
    public List<OutboxMailFileRow> Files { get; init; } = [];

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset? NextAttemptAt { get; set; }

    public DateTimeOffset? ParkedAt { get; set; }

    public string? LastError { get; set; }
}

internal sealed class OutboxMailMapping : IEntityTypeConfiguration<OutboxMailRow>
{
    public void Configure(EntityTypeBuilder<OutboxMailRow> builder)
    {
        builder.ToTable("outbox_mails");
        builder.Property(m => m.DedupeKey).HasMaxLength(300);
        builder.Property(m => m.Recipient).HasMaxLength(320);
        builder.Property(m => m.Subject).HasMaxLength(400);
        builder.Property(m => m.MessageId).HasMaxLength(200);
        builder.Property(m => m.UnsubscribeUrl).HasMaxLength(2000);
        builder.Property(m => m.LastError).HasMaxLength(2000);
        builder.HasIndex(m => m.DedupeKey).IsUnique();
        builder.HasIndex(m => new { m.SentAt, m.NextAttemptAt });
    }
}
