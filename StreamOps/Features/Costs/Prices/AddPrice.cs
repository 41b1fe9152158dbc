using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Costs;
using StreamOps.Data.Operations;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Costs.Prices;

/// <summary>What became of a new price.</summary>
/// <param name="Id">The row: new, or the same one added before; 0 where it is refused.</param>
/// <param name="Refused">Why it cannot be added; null where it is there.</param>
public readonly record struct AddedPrice(long Id, string? Refused);

/// <summary>Adds a row to the price book, with its audit row and the promise to price anew what it touches, in one transaction.</summary>
public sealed class AddPrice(IDbContextFactory<StreamOpsDb> factory, AuditTrail audit, PromiseBell bell, TimeProvider clock)
{
    /// <summary>The same price twice is one row: the unique index sees to it, also when two send it at once.</summary>
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
            return new AddedPrice(0, "This line has a price for each tier, and those go first: choose a tier.");
        }

        if (line.Find(p => p.Tier == row.Tier && p.ValidFrom == row.ValidFrom && p.UsdPerUnit == row.UsdPerUnit) is { } same)
        {
            return IsSame(same, row)
                ? new AddedPrice(same.Id, null)
                : new AddedPrice(0, "The book has a row with this amount and day already, with another unit, free minutes, rounding or source.");
        }

        db.Prices.Add(row);
        audit.Add(db, actor, "price.added", $"{price.Kind} {WireName.Of(price.Basis)} {row.Tier} from {row.ValidFrom:yyyy-MM-dd}", null, row);
        await db.SaveChangesAsync(cancel);
        await CostDuties.OweSinceAsync(db, row.ValidFrom, now, cancel);
        await transaction.CommitAsync(cancel);
        bell.Ring(Promise.Costs);
        return new AddedPrice(row.Id, null);
    }

    private static bool IsSame(PriceRow a, PriceRow b) =>
        (a.UnitMinutes, a.FreeMinutes, a.Rounding, a.Source) == (b.UnitMinutes, b.FreeMinutes, b.Rounding, b.Source);

    private bool IsDuplicate(DbUpdateException error)
    {
        using var db = factory.CreateDbContext();
        return db.IsDuplicateKey(error);
    }
}
