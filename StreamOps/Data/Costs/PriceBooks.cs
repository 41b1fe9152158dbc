using Microsoft.EntityFrameworkCore;
using StreamOps.Domain.Pricing;

namespace StreamOps.Data.Costs;

/// <summary>The stored price book.</summary>
public static class PriceBooks
{
    public static async Task<PriceBook> CurrentAsync(StreamOpsDb db, CancellationToken cancel)
    {
        var rows = await db.Prices.AsNoTracking().ToListAsync(cancel);
        return new PriceBook(rows.Select(r => r.ToPrice()));
    }

    /// <summary>Fills an empty book with a preset; leaves a filled one alone.</summary>
    public static async Task FillAsync(StreamOpsDb db, PricePreset preset, DateTimeOffset now, CancellationToken cancel)
    {
        if (!await db.Prices.AnyAsync(cancel))
        {
            db.Prices.AddRange(PricePresets.Rows(preset).Select(p => PriceRow.Of(p, now, "system")));
            await db.SaveChangesAsync(cancel);
        }
    }
}
