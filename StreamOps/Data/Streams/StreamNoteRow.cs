using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamOps.Data.Access;

namespace StreamOps.Data.Streams;

/// <summary>What a person wrote beside a moment of a stream.</summary>
public sealed class StreamNoteRow
{
    public const int LongestText = 500;

    public long Id { get; set; }

    public long StreamId { get; set; }

    public StreamRow? Stream { get; set; }

    /// <summary>The moment that it is about, within the stream.</summary>
    public DateTimeOffset At { get; set; }

    public required string Text { get; set; }

    public Guid AuthorId { get; set; }

    public UserRow? Author { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Of the form that it was written in: sent twice, it is one note.</summary>
    public Guid FormId { get; set; }
}

internal sealed class StreamNoteMapping : IEntityTypeConfiguration<StreamNoteRow>
{
    public void Configure(EntityTypeBuilder<StreamNoteRow> builder)
    {
        builder.ToTable("stream_notes");
        builder.Property(n => n.Text).HasMaxLength(StreamNoteRow.LongestText);
        builder.HasIndex(n => n.FormId).IsUnique();
        builder.HasIndex(n => new { n.StreamId, n.At });
        builder.HasOne(n => n.Stream).WithMany().HasForeignKey(n => n.StreamId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(n => n.Author).WithMany().HasForeignKey(n => n.AuthorId).OnDelete(DeleteBehavior.Restrict);
    }
}
