using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Domain.Time;

namespace StreamOps.Features.Reports;

/// <summary>Which months there is anything to report of.</summary>
public static class ReportMonths
{
    /// <summary>The first month with anything booked, closed or not; null: nothing was ever booked.</summary>
    public static async Task<BillingMonth?> FirstAsync(StreamOpsDb db, CancellationToken cancel)
    {
        var recorded = await db.CostRecords.MinAsync(r => (string?)r.Month, cancel);
        var closed = await db.ReportVersions.MinAsync(v => (string?)v.Month, cancel);
        return new[] { recorded, closed }.Where(m => m is not null).Select(m => BillingMonth.Parse(m!, null)).Cast<BillingMonth?>().Min();
    }
}
