using StreamOps.Domain.Streams;

namespace StreamOps.Domain.Pricing;

/// <summary>What about a stream decides which prices apply.</summary>
/// <param name="Hosts">People who publish, at least 1.</param>
public readonly record struct StreamFacts(StreamMode Mode, RelayPath Relay, ResolutionTier Tier, int Hosts);
