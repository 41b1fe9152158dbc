namespace StreamOps.Data.Figures;

/// <summary>The name of a row of a breakdown.</summary>
internal sealed class Named<TKey>
{
    public required TKey Key { get; init; }

    public required string Name { get; init; }

    /// <summary>Of a stream, UTC; null for what does not begin.</summary>
    public required DateTimeOffset? StartedAt { get; init; }
}

/// <summary>What channels, sellers and streams are called in a breakdown.</summary>
internal static class CostNames
{
    public static IQueryable<Named<long>> Channels(StreamOpsDb db) =>
        db.Channels.Select(c => new Named<long> { Key = c.Id, Name = c.Name, StartedAt = null });

    public static IQueryable<Named<Guid>> Sellers(StreamOpsDb db) =>
        db.Users.Select(u => new Named<Guid> { Key = u.Id, Name = u.DisplayName == "" ? u.Email ?? "" : u.DisplayName, StartedAt = null });

    public static IQueryable<Named<long>> Streams(StreamOpsDb db) =>
        db.Streams.Select(s => new Named<long> { Key = s.Id, Name = s.Channel!.Name, StartedAt = s.StartedAt });
}
