using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamOps.Domain.Streams;

namespace StreamOps.Data.Streams;

/// <summary>
/// Something that was heard about a channel. It belongs to the stream that was on air at its instant, and to no other: a channel carries one at a
/// time, so a word that comes before its stream is known, or whose stream's start or end is moved, still finds it.
/// </summary>
public sealed class StreamEventRow
{
    public long ChannelId { get; set; }

    public DateTimeOffset At { get; set; }

    public StreamEventKind Kind { get; set; }

    /// <summary>The vendor's own; empty where none was given, since it is part of the key.</summary>
    public required string Code { get; set; }

    public StreamEventSource Source { get; set; }

    /// <summary>The vendor's own words.</summary>
    public string? Detail { get; set; }

    public StreamEvent ToEvent() => new(At, Kind, Source, Code, Detail);
}

internal sealed class StreamEventMapping : IEntityTypeConfiguration<StreamEventRow>
{
    public void Configure(EntityTypeBuilder<StreamEventRow> builder)
    {
        builder.ToTable("stream_events");
        builder.HasKey(e => new { e.ChannelId, e.At, e.Kind, e.Code });
        builder.Property(e => e.Code).HasMaxLength(StreamEvents.LongestCode);
        builder.Property(e => e.Detail).HasMaxLength(StreamEvents.LongestDetail);
        builder.HasOne<ChannelRow>().WithMany().HasForeignKey(e => e.ChannelId).OnDelete(DeleteBehavior.Restrict);
    }
}
