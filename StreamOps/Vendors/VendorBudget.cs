using System.Threading.RateLimiting;

namespace StreamOps.Vendors;

/// <summary>What remains of the calls that this process allows itself under a vendor's limit.</summary>
/// <param name="Left">Null where neither the vendor nor we limit it.</param>
/// <param name="Own">Calls allowed in a window.</param>
/// <param name="Published">Calls that the vendor allows in it.</param>
public sealed record VendorBudget(int? Left, int? Own, int? Published, TimeSpan Window)
{
    public static VendorBudget Of(IServiceProvider services, VendorHostPolicy policy) => new(
        policy.Limit is null ? null : (int)services.GetRequiredKeyedService<RateLimiter>(policy.Name).GetStatistics()!.CurrentAvailablePermits,
        policy.Limit,
        policy.Published,
        policy.LimitWindow);
}
