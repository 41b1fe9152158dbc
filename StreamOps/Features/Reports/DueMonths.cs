using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Costs;
using StreamOps.Domain.Reports;
using StreamOps.Domain.Time;

namespace StreamOps.Features.Reports;

/// <summary>Finds the months that are to be closed by now: open ones with something to book, whose day has come and of which nothing has been recorded for a while.</summary>
public sealed class DueMonths(StreamOpsDb db, CloseRule rule, BillingCalendar calendar, TimeProvider clock)
{
    /// <summary>The oldest first.</summary>
    public async Task<IReadOnlyList<BillingMonth>> OfAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await ReportMonths.FirstAsync(db, cancel) is not { } first)
        {
            return [];
        }

        var closed = await BillingMonths.ClosedAsync(db, cancel);
        var due = new List<BillingMonth>();
        for (var month = first; month < calendar.MonthOf(now); month = month.Next)
        {
            if (!closed.Contains(month) && rule.IsDue(month, calendar, now) && await HasSettledAsync(month, now, cancel))
            {
                due.Add(month);
            }
        }

        return due;
    }

    private async Task<bool> HasSettledAsync(BillingMonth month, DateTimeOffset now, CancellationToken cancel)
    {
        var (text, since) = (month.ToString(), now - rule.Quiet);
        return (await db.CostRecords.AnyAsync(r => r.Month == text, cancel) || await db.Adjustments.AnyAsync(a => a.BookedMonth == text, cancel))
            && !await db.CostRecords.AnyAsync(r => r.Month == text && r.RecordedAt > since, cancel);
    }
}
