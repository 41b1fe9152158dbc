using StreamOps.Platform;

namespace StreamOps.Features.Streams;

/// <summary>What a caller may say of a stream that ends.</summary>
/// <param name="EndedAt">Default: now.</param>
public sealed record EndStreamBody(DateTimeOffset? EndedAt = null)
{
    public static EndStreamBody Read(WebFields fields) => new(fields.Instant("endedAt"));
}
