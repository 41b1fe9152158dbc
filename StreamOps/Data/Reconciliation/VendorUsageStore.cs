using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Figures;
using StreamOps.Data.Operations;

namespace StreamOps.Data.Reconciliation;

/// <summary>A UTC day of a vendor as it was read.</summary>
/// <param name="Minutes">What of it can be held against what was counted here: replays and other projects left out.</param>
/// <param name="OwnMinutes">What was counted here.</param>
public sealed record VendorUsageDay(DateOnly Day, decimal Minutes, decimal OwnMinutes, IReadOnlyList<VendorUsageRow> Rows);

/// <summary>Keeps what vendors metered, day by day, and says which days are to be read.</summary>
public sealed class VendorUsageStore(IDbContextFactory<StreamOpsDb> factory, DeliveredMinutes delivered, TimeProvider clock)
{
    /// <summary>Finished days that were never read, or only before the vendor's figures had settled; in their order.</summary>
    public async Task<IReadOnlyList<DateOnly>> DueAsync(string service, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await delivered.FirstDayAsync(cancel) is not { } counted)
        {
            return [];
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        var known = await db.UsageReadings.Where(r => r.Service == service).Select(r => new { r.Day, r.IsSettled }).ToListAsync(cancel);
        var done = known.Where(r => r.IsSettled || !UsageReadingRow.IsSettledBy(r.Day, now)).Select(r => r.Day);
        return [.. UsageReadingRow.DaysToRead(now).Where(day => day >= counted).Except(done)];
    }

    /// <summary>Puts days in the place of what was read of them before. Keys make a twin harmless: it has read the same.</summary>
    public async Task KeepAsync(string vendor, string service, IReadOnlyList<VendorUsageDay> days, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var day in days)
        {
            await db.VendorUsages.Where(u => u.Vendor == vendor && u.Day == day.Day).ExecuteDeleteAsync(cancel);
            db.VendorUsages.AddRange(day.Rows);
            if (await db.UsageReadings.SingleOrDefaultAsync(r => r.Service == service && r.Day == day.Day, cancel) is not { } reading)
            {
                db.UsageReadings.Add(reading = new UsageReadingRow { Service = service, Day = day.Day });
            }

            (reading.VendorMinutes, reading.OwnMinutes) = (day.Minutes, day.OwnMinutes);
            (reading.ReadAt, reading.IsSettled) = (now, UsageReadingRow.IsSettledBy(day.Day, now));
        }

        try
        {
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }
        catch (DbUpdateException error) when (db.IsDuplicateKey(error))
        {
            // A twin has read the same.
        }
    }
}
