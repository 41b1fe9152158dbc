using Microsoft.EntityFrameworkCore;
using StreamOps.Domain.Pricing.Terms;

namespace StreamOps.Data.Costs;

/// <summary>The stored terms.</summary>
public static class PriceTerms
{
    public static async Task<TermBook> CurrentAsync(StreamOpsDb db, CancellationToken cancel)
    {
        var rows = await db.PriceTerms.AsNoTracking().ToListAsync(cancel);
        return new TermBook(rows.Select(r => r.ToTerm()));
    }

    /// <param name="revision">From 1.</param>
    public static PriceTermRow RowOf(PriceTerm term, int revision, DateTimeOffset createdAt, string createdBy)
    {
        var row = new PriceTermRow
        {
            Kind = term.Kind,
            Vendor = term.Head.Vendor,
            Subject = term.Subject,
            ValidFrom = term.Head.ValidFrom,
            ValidTo = term.Head.ValidTo,
            Revision = revision,
            Source = term.Head.Source,
            CreatedAt = createdAt,
            CreatedBy = createdBy,
        };
        PriceTermColumns.Write(term, row);
        return row;
    }
}
