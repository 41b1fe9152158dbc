namespace StreamOps.Vendors.Cloudflare;

/// <summary>What arrived at one live input in one minute. Sampled by the vendor; what it left out is null.</summary>
/// <param name="Minute">Its first instant, UTC.</param>
/// <param name="KeyframeSeconds">Average length of a group of pictures, which is the time from one keyframe to the next.</param>
/// <param name="LongestKeyframeSeconds">The longest of these.</param>
/// <param name="UploadPercent">Time that a group takes to arrive, of the time that it shows.</param>
public sealed record IngestMinute(
    string InputId, DateTimeOffset Minute, int? BitrateKbps, decimal? KeyframeSeconds, decimal? LongestKeyframeSeconds, decimal? UploadPercent);
