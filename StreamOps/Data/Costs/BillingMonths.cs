using Microsoft.EntityFrameworkCore;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Costs;

/// <summary>Holds months for whoever writes their money, and says which are closed.</summary>
public static class BillingMonths
{
    private const string Table = "billing_months";
    private const string Key = "number";

    /// <summary>Keeps months from being closed until the transaction ends. Any number of writers may do so at once.</summary>
    public static async Task ShareAsync(StreamOpsDb db, IEnumerable<BillingMonth> months, CancellationToken cancel)
    {
        var numbers = await MakeAsync(db, months, cancel);
        await db.ShareRowsAsync(Table, Key, numbers, cancel);
    }

    /// <summary>Waits for all who write the month's money, and keeps others out until the transaction ends.</summary>
    public static async Task HoldAsync(StreamOpsDb db, BillingMonth month, CancellationToken cancel)
    {
        var numbers = await MakeAsync(db, [month], cancel);
        await db.LockRowsAsync(Table, Key, numbers, cancel);
    }

    /// <summary>Null: it is open.</summary>
    public static Task<BillingMonthRow?> FindClosedAsync(StreamOpsDb db, BillingMonth month, CancellationToken cancel)
    {
        var number = BillingMonthRow.NumberOf(month);
        return db.BillingMonths.AsNoTracking().SingleOrDefaultAsync(m => m.Number == number && m.ClosedAt != null, cancel);
    }

    /// <summary>Twelve a year.</summary>
    public static async Task<IReadOnlySet<BillingMonth>> ClosedAsync(StreamOpsDb db, CancellationToken cancel) =>
        (await db.BillingMonths.AsNoTracking().Where(m => m.ClosedAt != null).ToListAsync(cancel)).Select(m => m.Month).ToHashSet();

    /// <summary>In order, so that two who make the same rows wait for each other instead of dying in a deadlock.</summary>
    private static async Task<List<long>> MakeAsync(StreamOpsDb db, IEnumerable<BillingMonth> months, CancellationToken cancel)
    {
        var numbers = months.Select(BillingMonthRow.NumberOf).Distinct().Order().ToList();
        var known = await db.BillingMonths.Where(m => numbers.Contains(m.Number)).Select(m => m.Number).ToListAsync(cancel);
        foreach (var number in numbers.Except(known))
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO billing_months (number, version, price_book_version, streams, channels) VALUES ({number}, 0, 0, 0, 0)
                ON CONFLICT (number) DO NOTHING
                """,
                cancel);
        }

        return numbers;
    }
}
