using Microsoft.EntityFrameworkCore;
using StreamOps.Components;
using StreamOps.Data;
using StreamOps.Data.Costs;
using StreamOps.Domain.Time;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Costs;

/// <summary>Takes a row out of a list before its first day, with its audit row, in one transaction. One that has held stays: figures came from it.</summary>
public sealed class Withdrawal<TRow>(DatedList<TRow> list, IDbContextFactory<StreamOpsDb> factory, AuditTrail audit, BillingCalendar calendar, TimeProvider clock)
    where TRow : DatedRow
{
    /// <returns>The row, and why it stays, null where it may go; null: there is none.</returns>
    public async Task<(TRow Row, string? Obstacle)?> FindAsync(long id, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.FindAsync<TRow>([id], cancel) is { } row ? (row, await ObstacleAsync(db, row, cancel)) : null;
    }

    /// <returns>What came of it.</returns>
    public async Task<string> RunAsync(long id, string actor, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockRowsAsync(list.Table, "id", [id], cancel);
        if (await db.FindAsync<TRow>([id], cancel) is not { } row)
        {
            return $"The {list.Noun} is not in the {list.Place} any more.";
        }

        if (await ObstacleAsync(db, row, cancel) is { } obstacle)
        {
            return obstacle;
        }

        db.Remove(row);
        audit.Add(db, actor, $"{list.Noun}.withdrawn", list.Subject(row), list.Facts(row), null);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return $"The {list.Noun} is withdrawn.";
    }

    private async Task<string?> ObstacleAsync(StreamOpsDb db, TRow row, CancellationToken cancel) =>
        row.ValidFrom <= calendar.DayOf(clock.GetUtcNow())
            ? $"It holds since {Show.Day(row.ValidFrom)}: {list.Instead}."
            : await list.ObstacleAsync(db, row, cancel);
}
