using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamOps.Domain.Health;

namespace StreamOps.Data.Samples;

/// <summary>The newest minute that Cloudflare measured at the ingest of a stream. One row a stream: its course is not kept.</summary>
public sealed class StreamIngestRow
{
    /// <summary>Cloudflare's analytics lag, by how much is not published: a reading speaks for now for so many of its intervals.</summary>
    private const int Intervals = 5;

    public long StreamId { get; set; }

    /// <summary>First instant of the measured minute, UTC.</summary>
    public DateTimeOffset Minute { get; set; }

    /// <summary>Seconds between two readings, by the clock of the stream.</summary>
    public int IntervalSeconds { get; set; }

    public int? BitrateKbps { get; set; }

    public double? KeyframeSeconds { get; set; }

    public double? LongestKeyframeSeconds { get; set; }

    /// <summary>Time that a piece took to arrive, of the time that it shows.</summary>
    public double? UploadPercent { get; set; }

    /// <returns>Null once it has become too old to speak for now.</returns>
    public IngestReading? At(DateTimeOffset now) => now - Minute <= TimeSpan.FromSeconds((Intervals + 1) * IntervalSeconds)
        ? new IngestReading(BitrateKbps, (decimal?)KeyframeSeconds, (decimal?)LongestKeyframeSeconds, (decimal?)UploadPercent)
        : null;
}

internal sealed class StreamIngestMapping : IEntityTypeConfiguration<StreamIngestRow>
{
    public void Configure(EntityTypeBuilder<StreamIngestRow> builder)
    {
        builder.ToTable("stream_ingests");
        builder.HasKey(i => i.StreamId);
        builder.Property(i => i.StreamId).ValueGeneratedNever();
    }
}
