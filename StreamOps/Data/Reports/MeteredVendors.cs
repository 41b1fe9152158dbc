namespace StreamOps.Data.Reports;

/// <summary>Which vendors tell what they metered, as the settings have it now.</summary>
/// <param name="IsCloudflareOn">Its usage is read day by day.</param>
public sealed record MeteredVendors(Func<bool> IsCloudflareOn);
