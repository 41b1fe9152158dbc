using StreamOps.Domain.Reconciliation;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Reconciliation;

/// <summary>When the vendors' billing cycles begin, as the settings have it now. Agora's is the first of the month, UTC.</summary>
/// <param name="CloudflareAnchorDay">Day of the month, 1 to 31.</param>
public sealed record BillingCycles(Func<int> CloudflareAnchorDay)
{
    public static IReadOnlyList<string> Vendors { get; } = ["agora", "cloudflare"];

    /// <summary>The cycle that begins in a month.</summary>
    public BillingPeriod Of(string vendor, BillingMonth month) => BillingPeriod.Cycle(month, vendor == "cloudflare" ? CloudflareAnchorDay() : 1);
}
