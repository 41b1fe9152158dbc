using StreamOps.Data.Streams;

namespace StreamOps.Data.Access;

/// <summary>Which channels a caller may know of. Every query about channels starts from it, so a stranger's channel does not exist.</summary>
/// <param name="SellerId">The one seller; null: all.</param>
public readonly record struct ChannelScope(Guid? SellerId)
{
    public static ChannelScope All => new(null);

    /// <summary>Sees nothing: a caller with no claim to any channel.</summary>
    public static ChannelScope None => new(Guid.Empty);

    public IQueryable<ChannelRow> ChannelsOf(StreamOpsDb db)
    {
        var seller = SellerId;
        return seller is null ? db.Channels : db.Channels.Where(c => c.SellerId == seller);
    }

    public IQueryable<StreamRow> StreamsOf(StreamOpsDb db)
    {
        var seller = SellerId;
        return seller is null ? db.Streams : db.Streams.Where(s => s.Channel!.SellerId == seller);
    }
}
