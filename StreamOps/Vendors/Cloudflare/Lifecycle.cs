namespace StreamOps.Vendors.Cloudflare;

/// <summary>The answer of the playback host about an id.</summary>
/// <param name="IsInput">The id is a live input, not a video.</param>
/// <param name="VideoUid">The video that the present broadcast is recorded as; null off air.</param>
/// <param name="Live">On air now.</param>
public sealed record Lifecycle(bool IsInput, string? VideoUid, bool Live);
