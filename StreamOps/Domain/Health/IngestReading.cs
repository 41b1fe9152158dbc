namespace StreamOps.Domain.Health;

/// <summary>What arrives at Cloudflare's ingest, as Cloudflare measured it over a minute. Null: it did not say.</summary>
/// <param name="KeyframeSeconds">Average time from one keyframe to the next.</param>
/// <param name="LongestKeyframeSeconds">The longest of these times.</param>
/// <param name="UploadPercent">Time that a piece takes to arrive, of the time that it shows.</param>
public readonly record struct IngestReading(int? BitrateKbps, decimal? KeyframeSeconds, decimal? LongestKeyframeSeconds, decimal? UploadPercent);
