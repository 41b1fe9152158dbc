using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;

namespace StreamOps.Data.Streams;

/// <summary>Who said that a stream is over.</summary>
public enum EndCause
{
    [JsonStringEnumMemberName("api")]
    Api,

    [JsonStringEnumMemberName("webhook")]
    Webhook,

    [JsonStringEnumMemberName("polling")]
    Polling,

    /// <summary>Nobody: no end ever came and the stream was closed at its last sign of life.</summary>
    [JsonStringEnumMemberName("timeout")]
    Timeout,
}

/// <summary>One live broadcast on a channel.</summary>
public sealed class StreamRow
{
    public long Id { get; set; }

    public long ChannelId { get; set; }

    public ChannelRow? Channel { get; set; }

    /// <summary>The platform's own id of the broadcast, unique within its channel.</summary>
    public string? ExternalId { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    /// <summary>Null while live.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public EndCause? EndedBy { get; set; }

    public StreamMode Mode { get; set; }

    public RelayStatus RelayStatus { get; set; }

    /// <summary>Since when the relay is in its state, by the time of the sample or notice that said so; null for streams older than this column.</summary>
    public DateTimeOffset? RelayChangedAt { get; set; }

    public RelayPath Relay { get; set; }

    public ResolutionTier Tier { get; set; }

    public int Hosts { get; set; } = 1;

    /// <summary>Seconds between samples; a value holds for at most 3 of them.</summary>
    public int SampleIntervalSeconds { get; set; }

    /// <summary>True where this system samples the stream itself; false where the platform's backend hands samples over.</summary>
    public bool IsSampled { get; set; }

    /// <summary>Set by an unexpected loss of the publisher: the stream ends at this instant unless it comes back within the grace.</summary>
    public DateTimeOffset? LostAt { get; set; }

    /// <summary>When its costs were last recorded; null while they are owed.</summary>
    public DateTimeOffset? CostedAt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public TimeSpan MaxGap => TimeSpan.FromSeconds(3 * SampleIntervalSeconds);

    /// <summary>Takes the relay's state as it was at an instant; the same state again changes nothing.</summary>
    public void SeeRelay(RelayStatus status, DateTimeOffset at)
    {
        if (RelayStatus != status)
        {
            (RelayStatus, RelayChangedAt) = (status, at);
        }
    }

    public StreamFacts Facts => new(Mode, Relay, Tier, Hosts);
}

internal sealed class StreamMapping : IEntityTypeConfiguration<StreamRow>
{
    public void Configure(EntityTypeBuilder<StreamRow> builder)
    {
        builder.ToTable("streams");
        builder.Property(s => s.ExternalId).HasMaxLength(200);
        builder.Ignore(s => s.MaxGap);
        builder.Ignore(s => s.Facts);
        builder.HasOne(s => s.Channel).WithMany().HasForeignKey(s => s.ChannelId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.ChannelId, s.ExternalId }).IsUnique();
        builder.HasIndex(s => s.ChannelId, "ix_streams_one_live_per_channel").IsUnique().HasFilter("ended_at IS NULL");
        builder.HasIndex(s => new { s.ChannelId, s.StartedAt });
        builder.HasIndex(s => new { s.StartedAt, s.EndedAt });
        builder.HasIndex(s => s.EndedAt);
    }
}
