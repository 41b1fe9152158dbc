using StreamOps.Domain.Pricing;

namespace StreamOps.Components;

/// <summary>How the change of a month is put into words.</summary>
public static class ChangeWords
{
    /// <summary>What both sides are; the months' totals beside it are booked alone.</summary>
    public const string Basis = "booked and accrued";

    public const string Volume =
        "More or less of the same: the old spread over tiers at the new total of minutes, at the old prices. "
        + "Minutes are added up per kind (hosts, viewers, relayed, stored). A line that is new or gone is volume altogether.";

    public const string Mix =
        "The same number of minutes, spread otherwise over tiers that cost more or less, at the old prices. "
        + "A tier that nobody used before enters at its own price.";

    public const string Price =
        "The month's own usage at its own prices, less the same usage at the prices of the month before, the vendor's free minutes and rounding included.";

    /// <summary>"+$12.30 on September 2026: price $0.00, volume +$10.10, mix +$2.20".</summary>
    /// <param name="change">Of the total.</param>
    /// <param name="than">The other month, yyyy-MM.</param>
    public static string Of(MonthChange change, string than) =>
        $"{Show.MoneyChange(Usd(change.ChangeCents))} on {Show.Month(than)}: price {Show.MoneyChange(Usd(change.PriceCents))}, "
        + $"volume {Show.MoneyChange(Usd(change.VolumeCents))}, mix {Show.MoneyChange(Usd(change.MixCents))}";

    /// <summary>Cents as USD.</summary>
    public static decimal Usd(long cents) => cents / 100m;
}
