using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace StreamOps.Data.Messages;

/// <summary>What became of a notice.</summary>
public enum InboxState
{
    [JsonStringEnumMemberName("pending")]
    Pending,

    [JsonStringEnumMemberName("done")]
    Done,

    /// <summary>Understood to be of no concern: a test, an unknown event or channel. Kept for an admin to see.</summary>
    [JsonStringEnumMemberName("ignored")]
    Ignored,

    /// <summary>Failed too often; waits for an admin to replay it.</summary>
    [JsonStringEnumMemberName("parked")]
    Parked,
}

/// <summary>A vendor's notice, stored before it is answered and processed after.</summary>
public sealed class InboxMessageRow
{
    public long Id { get; set; }

    /// <summary><c>agora</c>, <c>cloudflare-live-input</c> or <c>cloudflare-video</c>.</summary>
    public required string Source { get; set; }

    /// <summary>The vendor's own identity of the event: a repeated notice has the same.</summary>
    public required string DedupeKey { get; set; }

    public required string EventType { get; set; }

    /// <summary>Agora channel or Cloudflare live input; null where the notice names none.</summary>
    public string? Subject { get; set; }

    /// <summary>The body as received, stream keys masked.</summary>
    public required string Body { get; set; }

    public DateTimeOffset ReceivedAt { get; set; }

    public InboxState State { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset? NextAttemptAt { get; set; }

    public DateTimeOffset? ProcessedAt { get; set; }

    /// <summary>What was done, or why not, in plain words.</summary>
    public string? Outcome { get; set; }
}

internal sealed class InboxMessageMapping : IEntityTypeConfiguration<InboxMessageRow>
{
    public void Configure(EntityTypeBuilder<InboxMessageRow> builder)
    {
        builder.ToTable("inbox_messages");
        builder.Property(m => m.Source).HasMaxLength(40);
        builder.Property(m => m.DedupeKey).HasMaxLength(300);
        builder.Property(m => m.EventType).HasMaxLength(100);
        builder.Property(m => m.Subject).HasMaxLength(200);
        builder.Property(m => m.Outcome).HasMaxLength(2000);
        builder.HasIndex(m => new { m.Source, m.DedupeKey }).IsUnique();
        builder.HasIndex(m => new { m.State, m.NextAttemptAt });
        builder.HasIndex(m => m.ReceivedAt);

        // The newest notice of a source is found without walking past those of the others.
        builder.HasIndex(m => new { m.Source, m.ReceivedAt });
    }
}
