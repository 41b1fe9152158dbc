using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamOps.Domain.Streams;

namespace StreamOps.Data.Samples;

/// <summary>Who took a sample.</summary>
public enum SampleSource
{
    [JsonStringEnumMemberName("api")]
    Api,

    [JsonStringEnumMemberName("sampler")]
    Sampler,
}

/// <summary>One sample of one stream. Written by the sample writer only; read raw by the zoomed-in chart only.</summary>
public sealed class SampleRow
{
    public long StreamId { get; set; }

    /// <summary>Instant of the sample itself, whole milliseconds; with the stream it is the key.</summary>
    public DateTimeOffset Timestamp { get; set; }

    public long ChannelId { get; set; }

    public RelayStatus RelayStatus { get; set; }

    public bool IsLive { get; set; }

    /// <summary>Null: not known. Never a made-up zero.</summary>
    public int? HlsViewers { get; set; }

    public int? AgoraViewers { get; set; }

    /// <summary>Since the start of the stream.</summary>
    public int DurationSeconds { get; set; }

    public string? CloudflareStreamId { get; set; }

    public int? BitrateKbps { get; set; }

    public double? FrameRate { get; set; }

    public double? PacketLossPercent { get; set; }

    public SampleSource Source { get; set; }
}

internal sealed class SampleMapping : IEntityTypeConfiguration<SampleRow>
{
    public void Configure(EntityTypeBuilder<SampleRow> builder)
    {
        // No foreign key: the writer has read and locked the stream, streams are never deleted, and a check a row would halve the intake.
        builder.ToTable("stream_metrics");
        builder.HasKey(s => new { s.StreamId, s.Timestamp });
        builder.Property(s => s.CloudflareStreamId).HasMaxLength(100);
    }
}
