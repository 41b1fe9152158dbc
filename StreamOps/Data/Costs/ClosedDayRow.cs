using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamOps.Domain.Streams;

namespace StreamOps.Data.Costs;

/// <summary>
/// Usage of a stream on a day as its month was closed, with what decided its price. Roll-ups move with late samples; what a closed month shows by
/// day is read from here.
/// </summary>
public sealed class ClosedDayRow
{
    public long StreamId { get; set; }

    public DateOnly Day { get; set; }

    public long ChannelId { get; set; }

    public StreamMode Mode { get; set; }

    public RelayPath Relay { get; set; }

    public ResolutionTier Tier { get; set; }

    public int Hosts { get; set; }

    public long LiveMs { get; set; }

    public long HlsMs { get; set; }

    public long RtcMs { get; set; }

    public long SampledMs { get; set; }

    public int Samples { get; set; }

    public int? Peak { get; set; }
}

internal sealed class ClosedDayMapping : IEntityTypeConfiguration<ClosedDayRow>
{
    public void Configure(EntityTypeBuilder<ClosedDayRow> builder)
    {
        builder.ToTable("closed_days");
        builder.HasKey(d => new { d.StreamId, d.Day });
        builder.HasIndex(d => d.Day);
    }
}
