using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Usage;

namespace StreamOps.Data.Samples;

/// <summary>
/// Roll-up of a whole stream and the newest sample's facts. The hold of the newest sample is open while the stream is live:
/// it is in no sum yet, a reader adds it up to now.
/// </summary>
public sealed class StreamTotalRow
{
    public long StreamId { get; set; }

    public long HlsMs { get; set; }

    public long RtcMs { get; set; }

    public long SampledMs { get; set; }

    public int Samples { get; set; }

    public int? Peak { get; set; }

    public DateTimeOffset? PeakAt { get; set; }

    public DateTimeOffset FirstSampleAt { get; set; }

    public DateTimeOffset LastSampleAt { get; set; }

    public bool LastIsLive { get; set; }

    public int? LastHlsViewers { get; set; }

    public int? LastAgoraViewers { get; set; }

    public RelayStatus LastRelayStatus { get; set; }

    public int? LastBitrateKbps { get; set; }

    public double? LastFrameRate { get; set; }

    public double? LastPacketLossPercent { get; set; }

    public Audience Audience => new(HlsMs, RtcMs, SampledMs, Samples, Peak);

    public void Add(Audience change)
    {
        HlsMs += change.HlsMs;
        RtcMs += change.RtcMs;
        SampledMs += change.SampledMs;
        Samples += change.Samples;
    }

    /// <summary>Of two equal peaks the earlier counts, whichever arrives first.</summary>
    public void SeePeak(Reading reading)
    {
        if (reading.Viewers is { } viewers && (Peak is null || viewers.Total > Peak || (viewers.Total == Peak && reading.At < PeakAt)))
        {
            (Peak, PeakAt) = (viewers.Total, reading.At);
        }
    }

    public void TakeNewest(NewSample sample)
    {
        LastSampleAt = sample.At;
        LastIsLive = sample.IsLive;
        LastHlsViewers = sample.HlsViewers;
        LastAgoraViewers = sample.AgoraViewers;
        LastRelayStatus = sample.RelayStatus;
        LastBitrateKbps = sample.BitrateKbps;
        LastFrameRate = sample.FrameRate;
        LastPacketLossPercent = sample.PacketLossPercent;
    }

    public Reading LastReading(StreamMode mode) => Reading.Of(mode, LastSampleAt, LastIsLive, LastHlsViewers, LastAgoraViewers);
}

/// <summary>Roll-up of a stream and UTC minute.</summary>
public sealed class StreamMinuteRow
{
    public long StreamId { get; set; }

    public DateTimeOffset Minute { get; set; }

    public long HlsMs { get; set; }

    public long RtcMs { get; set; }

    public long SampledMs { get; set; }

    public int Samples { get; set; }

    public int? Peak { get; set; }

    public Audience Audience => new(HlsMs, RtcMs, SampledMs, Samples, Peak);
}

/// <summary>Roll-up of a stream and billing day. Live time is filled in when the stream ends.</summary>
public sealed class StreamDayRow
{
    public long StreamId { get; set; }

    public DateOnly Day { get; set; }

    public long LiveMs { get; set; }

    public long HlsMs { get; set; }

    public long RtcMs { get; set; }

    public long SampledMs { get; set; }

    public int Samples { get; set; }

    public int? Peak { get; set; }

    public Audience Audience => new(HlsMs, RtcMs, SampledMs, Samples, Peak);
}

/// <summary>Viewers of the whole platform in one UTC minute, as steps, and their largest sum at one time.</summary>
public sealed class PlatformMinuteRow
{
    public DateTimeOffset Minute { get; set; }

    /// <summary>Pairs of offset (milliseconds, int32) and change (int32), little-endian, in order of offset.</summary>
    public byte[] Steps { get; set; } = [];

    public int Peak { get; set; }
}

internal sealed class RollUpMappings :
    IEntityTypeConfiguration<StreamTotalRow>,
    IEntityTypeConfiguration<StreamMinuteRow>,
    IEntityTypeConfiguration<StreamDayRow>,
    IEntityTypeConfiguration<PlatformMinuteRow>
{
    public void Configure(EntityTypeBuilder<StreamTotalRow> builder)
    {
        builder.ToTable("stream_totals");
        builder.HasKey(t => t.StreamId);
        builder.Property(t => t.StreamId).ValueGeneratedNever();
        builder.Ignore(t => t.Audience);
    }

    public void Configure(EntityTypeBuilder<StreamMinuteRow> builder)
    {
        builder.ToTable("stream_minutes");
        builder.HasKey(m => new { m.StreamId, m.Minute });
        builder.Ignore(m => m.Audience);
    }

    public void Configure(EntityTypeBuilder<StreamDayRow> builder)
    {
        builder.ToTable("stream_days");
        builder.HasKey(d => new { d.StreamId, d.Day });
        builder.HasIndex(d => d.Day);
        builder.Ignore(d => d.Audience);
    }

    public void Configure(EntityTypeBuilder<PlatformMinuteRow> builder)
    {
        builder.ToTable("platform_minutes");
        builder.HasKey(p => p.Minute);
    }
}
