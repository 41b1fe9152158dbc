using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace StreamOps.Data.Streams;

/// <summary>The newest word of one vendor about one leg of a channel, by the vendor's own time.</summary>
public sealed class ChannelLegRow
{
    public long ChannelId { get; set; }

    /// <summary><c>agora</c> or <c>cloudflare</c>.</summary>
    public required string Leg { get; set; }

    public bool OnAir { get; set; }

    public DateTimeOffset ChangedAt { get; set; }
}

/// <summary>Whether a host is in the Agora channel, by the vendor's own order (<c>clientSeq</c>).</summary>
public sealed class ChannelHostRow
{
    public long ChannelId { get; set; }

    public long Uid { get; set; }

    public decimal ClientSeq { get; set; }

    public bool Present { get; set; }

    public DateTimeOffset ChangedAt { get; set; }
}

internal sealed class ChannelSignalMappings : IEntityTypeConfiguration<ChannelLegRow>, IEntityTypeConfiguration<ChannelHostRow>
{
    public void Configure(EntityTypeBuilder<ChannelLegRow> builder)
    {
        builder.ToTable("channel_legs");
        builder.Property(l => l.Leg).HasMaxLength(20);
        builder.HasKey(l => new { l.ChannelId, l.Leg });
    }

    public void Configure(EntityTypeBuilder<ChannelHostRow> builder)
    {
        builder.ToTable("channel_hosts");
        builder.HasKey(h => new { h.ChannelId, h.Uid });
    }
}
