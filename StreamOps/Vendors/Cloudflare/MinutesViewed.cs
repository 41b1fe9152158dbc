namespace StreamOps.Vendors.Cloudflare;

/// <summary>Delivered minutes of one video in one country on one day. Sampled by the vendor: compare with a tolerance.</summary>
/// <param name="Date">UTC day.</param>
/// <param name="VideoUid">The video watched.</param>
/// <param name="Country">ISO 3166 alpha-2; null when unknown.</param>
/// <param name="Minutes">Viewer-minutes.</param>
public sealed record MinutesViewed(DateOnly Date, string VideoUid, string? Country, decimal Minutes);
