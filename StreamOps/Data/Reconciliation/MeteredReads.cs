using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Operations;
using StreamOps.Domain.Reconciliation;

namespace StreamOps.Data.Reconciliation;

/// <summary>Reads what vendors metered on the UTC days of a period, as it was kept.</summary>
public static class MeteredReads
{
    /// <summary>Days of which the vendor told what it metered; true: its figures had settled by then.</summary>
    public static Task<Dictionary<DateOnly, bool>> DaysAsync(StreamOpsDb db, string vendor, BillingPeriod period, CancellationToken cancel)
    {
        var service = UsageReadingRow.ServiceOf(vendor);
        var (first, last) = (period.First, period.Last);
        return db.UsageReadings.Where(r => r.Service == service && r.Day >= first && r.Day <= last).ToDictionaryAsync(r => r.Day, r => r.IsSettled, cancel);
    }

    /// <summary>Quantities by day, item and nature; what is no item here is left out.</summary>
    public static async Task<IReadOnlyList<MeteredQuantity>> OfAsync(StreamOpsDb db, string vendor, BillingPeriod period, CancellationToken cancel)
    {
        var (first, last) = (period.First, period.Last);
        var rows = await db.VendorUsages
            .Where(u => u.Vendor == vendor && u.Day >= first && u.Day <= last)
            .GroupBy(u => new { u.Day, u.Meter, u.Nature })
            .Select(g => new { g.Key, Ms = g.Sum(u => u.QuantityMs) })
            .ToListAsync(cancel);
        return
        [
            .. rows.Where(r => BilledItem.Find($"{vendor}/{r.Key.Meter}") is not null)
                .Select(r => new MeteredQuantity(r.Key.Day, BilledItem.Find($"{vendor}/{r.Key.Meter}")!, r.Key.Nature, r.Ms)),
        ];
    }
}
