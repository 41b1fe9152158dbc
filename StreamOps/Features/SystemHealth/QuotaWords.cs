using StreamOps.Components;
using StreamOps.Vendors;

namespace StreamOps.Features.SystemHealth;

/// <summary>What is left of a vendor's limit, in words.</summary>
public static class QuotaWords
{
    /// <param name="said">The vendor's own word; null where it gives none. An old one no longer counts.</param>
    public static string Of(VendorBudget budget, VendorQuota? said, DateTimeOffset now)
    {
        var own = budget is { Left: { } left, Own: { } allowed, Published: { } published }
            ? $"{Show.Count(left)} of {Show.Count(allowed)} calls left {Within(budget.Window)}; the vendor allows {Show.Count(published)}"
            : "no limit published";
        return said is not null && now < said.At + said.For
            ? $"{own}; it says {Show.Count(said.Left)} left for {Show.Duration(said.For)}"
            : own;
    }

    private static string Within(TimeSpan window) => window == TimeSpan.FromSeconds(1) ? "this second" : $"in {Show.Count((long)window.TotalMinutes)} min";
}
