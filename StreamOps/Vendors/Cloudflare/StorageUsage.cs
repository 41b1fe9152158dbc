namespace StreamOps.Vendors.Cloudflare;

/// <summary>What the account stores and has bought.</summary>
/// <param name="StoredMinutes">Minutes, with decimals.</param>
/// <param name="BoughtMinutes">Minutes prepaid, in blocks of 1,000; null when not said. No new stream starts once they are used up.</param>
/// <param name="Videos">Number of videos; null when not said.</param>
public sealed record StorageUsage(decimal StoredMinutes, decimal? BoughtMinutes, int? Videos);
