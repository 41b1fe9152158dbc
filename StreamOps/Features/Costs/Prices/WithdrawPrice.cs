using Microsoft.EntityFrameworkCore;
using StreamOps.Components;
using StreamOps.Data;
using StreamOps.Data.Costs;
using StreamOps.Domain.Time;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Costs.Prices;

/// <summary>Takes a price out of the book before its first day, with its audit row, in one transaction. One that has held stays: figures came from it.</summary>
public sealed class WithdrawPrice(IDbContextFactory<StreamOpsDb> factory, AuditTrail audit, BillingCalendar calendar, TimeProvider clock)
{
    /// <returns>Why it stays; null where it is gone.</returns>
    public async Task<string?> RunAsync(long id, string actor, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockRowsAsync("prices", "id", [id], cancel);
        if (await db.Prices.SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } row)
        {
            return "The price is not in the book any more.";
        }

        if (await ObstacleAsync(db, row, cancel) is { } obstacle)
        {
            return obstacle;
        }

        db.Prices.Remove(row);
        audit.Add(db, actor, "price.withdrawn", row.Subject(), row.Facts(), null);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    /// <returns>Why a row stays; null where it may go.</returns>
    public async Task<string?> ObstacleAsync(StreamOpsDb db, PriceRow row, CancellationToken cancel) =>
        row.ValidFrom <= calendar.DayOf(clock.GetUtcNow()) ? $"It holds since {Show.Day(row.ValidFrom)}: add a price that takes its place."
        : await db.CostParts.AnyAsync(p => p.PriceId == row.Id, cancel) ? "Costs are recorded by it: add a price that takes its place."
        : null;
}
