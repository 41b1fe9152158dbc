namespace StreamOps.Domain.Pricing.Terms;

/// <summary>How full the bought storage was, minutes.</summary>
/// <param name="Most">The most that was stored on a day of the month.</param>
/// <param name="Latest">On the last day that is known.</param>
/// <param name="Bought">That holds on that day, as the terms have it.</param>
/// <param name="BoughtByVendor">The same as the vendor has it; null: it does not say.</param>
/// <param name="IsRead">The vendor told; false: worked out of recordings, none of which is known to be gone.</param>
public sealed record StorageUse(DateOnly Day, decimal Most, decimal Latest, decimal Bought, decimal? BoughtByVendor, bool IsRead)
{
    /// <summary>Bought and not used on that day; never below 0.</summary>
    public decimal Unused => Math.Max(0, Bought - Latest);
}
