namespace StreamOps.Platform;

/// <summary>Which instants a caller may name.</summary>
public static class IngestTime
{
    /// <summary>How far the caller's clock may be ahead of ours.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromSeconds(60);

    /// <summary>No live-shopping platform has older records; an earlier instant is a mistake of units or a default value.</summary>
    public static readonly DateTimeOffset Earliest = new(2015, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Why the instant cannot be; null where it can.</summary>
    public static string? Fault(DateTimeOffset instant, DateTimeOffset now) =>
        instant > now + Ahead ? "is more than 60 s in the future"
        : instant < Earliest ? "is before 2015"
        : null;
}
