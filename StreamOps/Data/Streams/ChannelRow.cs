using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamOps.Data.Access;
using StreamOps.Domain.Streams;

namespace StreamOps.Data.Streams;

/// <summary>A seller's room. Lasts; is never deleted, because its costs are not.</summary>
public sealed class ChannelRow
{
    public long Id { get; set; }

    /// <summary>The platform's own id of the room.</summary>
    public required string ExternalId { get; set; }

    public required string Name { get; set; }

    public Guid SellerId { get; set; }

    public UserRow? Seller { get; set; }

    public string? AgoraChannel { get; set; }

    public string? CloudflareLiveInputId { get; set; }

    /// <summary>What a stream of the channel takes unless it says otherwise.</summary>
    public ResolutionTier Tier { get; set; } = ResolutionTier.Hd;

    public RelayPath Relay { get; set; } = RelayPath.MediaPush;

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Mode of a stream that a vendor announces, by the legs that the channel has.</summary>
    public StreamMode SignalledMode =>
        CloudflareLiveInputId is null ? StreamMode.AgoraOnly : AgoraChannel is null ? StreamMode.HlsOnly : StreamMode.Hybrid;
}

internal sealed class ChannelMapping : IEntityTypeConfiguration<ChannelRow>
{
    public void Configure(EntityTypeBuilder<ChannelRow> builder)
    {
        builder.ToTable("channels");
        builder.Property(c => c.ExternalId).HasMaxLength(200);
        builder.Property(c => c.Name).HasMaxLength(200);
        builder.Property(c => c.AgoraChannel).HasMaxLength(200);
        builder.Property(c => c.CloudflareLiveInputId).HasMaxLength(200);
        builder.Ignore(c => c.SignalledMode);
        builder.HasIndex(c => c.ExternalId).IsUnique();
        builder.HasIndex(c => c.AgoraChannel).IsUnique();
        builder.HasIndex(c => c.CloudflareLiveInputId).IsUnique();
        builder.HasOne(c => c.Seller).WithMany().HasForeignKey(c => c.SellerId).OnDelete(DeleteBehavior.Restrict);
    }
}
