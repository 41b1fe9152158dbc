using StreamOps.Domain.Time;

namespace StreamOps.Domain.Reports;

/// <summary>Which statement this is.</summary>
/// <param name="Version">0: the month is open and its figures still move; from 1: closed, and printed in this version.</param>
/// <param name="Zone">The billing time zone, as the time zone database names it.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="AsOf">UTC: when the figures were read. Of a closed month the moment of closing, so that every copy is alike.</param>
/// <param name="PriceBookVersion">Number of the newest row of the price book.</param>
public sealed record StatementIdentity(BillingMonth Month, int Version, string Zone, string Currency, DateTimeOffset AsOf, long PriceBookVersion)
{
    public bool IsClosed => Version > 0;
}
