using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Costs;

namespace StreamOps.Features.Costs.Prices;

/// <summary>The price book as a list of dated rows.</summary>
public static class PriceList
{
    public static DatedList<PriceRow> Rows { get; } = new(
        "prices",
        "price",
        "book",
        "add a price that takes its place",
        PriceAudit.Subject,
        PriceAudit.Facts,
        async (db, row, cancel) => await db.CostParts.AnyAsync(p => p.PriceId == row.Id, cancel) ? "Costs are recorded by it: add a price that takes its place." : null);
}
