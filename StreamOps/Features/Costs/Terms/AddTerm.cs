using Microsoft.EntityFrameworkCore;
using StreamOps.Components;
using StreamOps.Data;
using StreamOps.Data.Costs;
using StreamOps.Domain.Pricing.Terms;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Costs.Terms;

/// <summary>What became of a new term.</summary>
/// <param name="Id">The new row; 0 where it is not there.</param>
/// <param name="There">The row of the same subject and first day that it would take the place of; null where nobody need be asked.</param>
/// <param name="Refused">Why it cannot be added, said beside its first day.</param>
public readonly record struct AddedTerm(long Id, PriceTermRow? There, string? Refused);

/// <summary>Adds a term with its audit row in one transaction. One of a subject and first day that is there already takes its place, once that was seen.</summary>
public sealed class AddTerm(IDbContextFactory<StreamOpsDb> factory, AuditTrail audit, TimeProvider clock)
{
    /// <param name="seen">The revision that the reader knows it replaces; 0: none.</param>
    public async Task<AddedTerm> RunAsync(PriceTerm term, int seen, string actor, CancellationToken cancel)
    {
        try
        {
            return await TryAsync(term, seen, actor, cancel);
        }
        catch (DbUpdateException error) when (IsDuplicate(error))
        {
            // The same term sent by two at once: the slower one is told as who comes later.
            return await TryAsync(term, seen, actor, cancel);
        }
    }

    private async Task<AddedTerm> TryAsync(PriceTerm term, int seen, string actor, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var there = await db.PriceTerms.AsNoTracking()
            .Where(t => t.Subject == term.Subject && t.ValidFrom == term.Head.ValidFrom)
            .OrderByDescending(t => t.Revision)
            .FirstOrDefaultAsync(cancel);
        if (there is not null && IsSame(there.ToTerm(), term))
        {
            return new AddedTerm(0, null, $"In the list since {Show.Day(there.CreatedAt)}, added by {there.CreatedBy}.");
        }

        if (there is not null && there.Revision != seen)
        {
            return new AddedTerm(0, there, null);
        }

        var row = PriceTerms.RowOf(term, (there?.Revision ?? 0) + 1, clock.GetUtcNow(), actor);
        db.PriceTerms.Add(row);
        await db.SaveChangesAsync(cancel);
        audit.Add(db, actor, "term.added", row.AuditSubject(), there?.Facts(), row.Facts());
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new AddedTerm(row.Id, null, null);
    }

    private static bool IsSame(PriceTerm there, PriceTerm term) => (there with { Head = there.Head with { Id = 0 } }).Equals(term);

    private bool IsDuplicate(DbUpdateException error)
    {
        using var db = factory.CreateDbContext();
        return db.IsDuplicateKey(error);
    }
}
