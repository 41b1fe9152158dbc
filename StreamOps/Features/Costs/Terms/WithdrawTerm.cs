using Microsoft.EntityFrameworkCore;
using StreamOps.Components;
using StreamOps.Data;
using StreamOps.Data.Costs;
using StreamOps.Domain.Time;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Costs.Terms;

/// <summary>Takes a term out of the list before its first day, with its audit row, in one transaction. One that has held stays.</summary>
public sealed class WithdrawTerm(IDbContextFactory<StreamOpsDb> factory, AuditTrail audit, BillingCalendar calendar, TimeProvider clock)
{
    /// <returns>Why it stays; null where it is gone.</returns>
    public async Task<string?> RunAsync(long id, string actor, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockRowsAsync("price_terms", "id", [id], cancel);
        if (await db.PriceTerms.SingleOrDefaultAsync(t => t.Id == id, cancel) is not { } row)
        {
            return "The term is not in the list any more.";
        }

        if (Obstacle(row) is { } obstacle)
        {
            return obstacle;
        }

        db.PriceTerms.Remove(row);
        audit.Add(db, actor, "term.withdrawn", row.AuditSubject(), row.Facts(), null);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    /// <returns>Why a row stays; null where it may go.</returns>
    public string? Obstacle(PriceTermRow row) =>
        row.ValidFrom <= calendar.DayOf(clock.GetUtcNow()) ? $"It holds since {Show.Day(row.ValidFrom)}: add one that takes its place, or the same one with a last day." : null;
}
