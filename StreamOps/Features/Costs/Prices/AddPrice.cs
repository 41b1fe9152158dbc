using Microsoft.EntityFrameworkCore;
using StreamOps.Components;
using StreamOps.Data;
using StreamOps.Data.Costs;
using StreamOps.Data.Operations;
using StreamOps.Domain.Pricing;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Costs.Prices;

/// <summary>What became of a new price.</summary>
/// <param name="Id">The new row; 0 where it is refused.</param>
/// <param name="Field">The field of the form that is in the way.</param>
/// <param name="Refused">Why it cannot be added; null where it is there.</param>
public readonly record struct AddedPrice(long Id, string? Field, string? Refused);

/// <summary>Adds a row to the price book, with its audit row and the promise to price anew what it touches, in one transaction.</summary>
public sealed class AddPrice(IDbContextFactory<StreamOpsDb> factory, AuditTrail audit, PromiseBell bell, TimeProvider clock)
{
    /// <summary>
    /// A line, tier and day have one row, so that nobody doubts which holds. The same price sent by two at once is stopped by the unique
    /// index, and the slower one is told as who comes later.
    /// </summary>
    public async Task<AddedPrice> RunAsync(Price price, string actor, CancellationToken cancel)
    {
        try
        {
            return await TryAsync(price, actor, cancel);
        }
        catch (DbUpdateException error) when (IsDuplicate(error))
        {
            return await TryAsync(price, actor, cancel);
        }
    }

    private async Task<AddedPrice> TryAsync(Price price, string actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var row = PriceRow.Of(price, now, actor);
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var line = await db.Prices.AsNoTracking()
            .Where(p => p.Service == row.Service && p.CostType == row.CostType && p.Basis == row.Basis)
            .ToListAsync(cancel);
        if (row.Tier == PriceRow.AnyTier && line.Exists(p => p.Tier != PriceRow.AnyTier))
        {
            return new AddedPrice(0, nameof(PriceForm.Tier), "This line has a price for each tier, and those go first: choose a tier.");
        }

        if (line.FindAll(p => p.Tier == row.Tier && p.ValidFrom == row.ValidFrom).MaxBy(p => p.Id) is { } there)
        {
            return new AddedPrice(0, nameof(PriceForm.ValidFrom), $"In the book since {Show.Day(there.CreatedAt)} at {PriceWords.Of(there.ToPrice())}, added by {there.CreatedBy}; choose another date.");
        }

        db.Prices.Add(row);
        await db.SaveChangesAsync(cancel);
        audit.Add(db, actor, "price.added", row.Subject(), null, row.Facts());
        await db.SaveChangesAsync(cancel);
        await CostDuties.OweSinceAsync(db, row.ValidFrom, now, cancel);
        await transaction.CommitAsync(cancel);
        bell.Ring(Promise.Costs);
        return new AddedPrice(row.Id, null, null);
    }

    private bool IsDuplicate(DbUpdateException error)
    {
        using var db = factory.CreateDbContext();
        return db.IsDuplicateKey(error);
    }
}
