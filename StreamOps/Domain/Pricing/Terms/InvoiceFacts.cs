using StreamOps.Domain.Time;

namespace StreamOps.Domain.Pricing.Terms;

/// <summary>What was stored at a vendor on a day.</summary>
/// <param name="BoughtMinutes">What the vendor says was bought; null: it does not say.</param>
public readonly record struct StoredDay(DateOnly Day, decimal Minutes, decimal? BoughtMinutes);

/// <summary>What is known of a month at one vendor.</summary>
/// <param name="Usage">What streams used, by day, whoever charges for it.</param>
/// <param name="Book">The prices of the month.</param>
public sealed record InvoiceFacts(string Vendor, BillingMonth Month, IReadOnlyList<MeteredUsage> Usage, PriceBook Book)
{
    /// <summary>The vendor's own word on its storage, by day; empty: it was not asked.</summary>
    public IReadOnlyList<StoredDay> Stored { get; init; } = [];

    /// <summary>Minutes recorded before the month, of which nobody has said that they are gone.</summary>
    public decimal RecordedBefore { get; init; }

    /// <summary>
    /// Viewer-milliseconds of recordings by the vendor's days: those whose usage is known for good, with 0 where nobody watched one.
    /// </summary>
    public IReadOnlyDictionary<DateOnly, long> ReplayedMs { get; init; } = new Dictionary<DateOnly, long>();

    /// <summary>The vendor's days of the month that are over and not in <see cref="ReplayedMs"/>; null: it delivers no recordings.</summary>
    public int? ReplayDaysMissing { get; init; }

    /// <summary>Standard minutes used in months before, as far back as a top-up that still holds was bought.</summary>
    public IReadOnlyDictionary<BillingMonth, decimal> StandardBefore { get; init; } = new Dictionary<BillingMonth, decimal>();

    /// <summary>What streams used of the vendor alone.</summary>
    internal IEnumerable<MeteredUsage> OwnUsage => Usage.Where(u => u.Price.Kind.Service == Vendor);

    /// <summary>Real-time minutes of some usage in standard minutes, rounded up once over all tiers.</summary>
    public static decimal StandardMinutesOf(IEnumerable<MeteredUsage> usage) => StandardMinutes.Billed(
        usage.Where(u => VendorOrder.IsRealTime(u.Price.Basis)).Select(u => (u.Tier, AudienceKind.Interactive, u.QuantityMs / 1000m)));
}
