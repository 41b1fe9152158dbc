using Microsoft.EntityFrameworkCore;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Reconciliation;

/// <summary>Reads invoices: those that count are the newest of their number, and not withdrawn.</summary>
public sealed class InvoiceReads(StreamOpsDb db)
{
    /// <summary>Those whose period begins in one of some months, with their lines.</summary>
    public Task<List<InvoiceRow>> OfMonthsAsync(BillingMonth first, BillingMonth last, CancellationToken cancel)
    {
        var (from, to) = (first.FirstDay, last.LastDay);
        return db.Invoices.AsNoTracking().Include(i => i.Lines.OrderBy(l => l.Position))
            .Where(i => i.FirstDay >= from && i.FirstDay <= to && i.WithdrawnAt == null)
            .Where(i => !db.Invoices.Any(n => n.Vendor == i.Vendor && n.Number == i.Number && n.Version > i.Version))
            .OrderBy(i => i.FirstDay).ThenBy(i => i.Vendor).ThenBy(i => i.Id)
            .ToListAsync(cancel);
    }

    /// <summary>Those of a month that were withdrawn in their newest version, without lines.</summary>
    public Task<List<InvoiceRow>> WithdrawnAsync(BillingMonth month, CancellationToken cancel)
    {
        var (from, to) = (month.FirstDay, month.LastDay);
        return db.Invoices.AsNoTracking()
            .Where(i => i.FirstDay >= from && i.FirstDay <= to && i.WithdrawnAt != null)
            .Where(i => !db.Invoices.Any(n => n.Vendor == i.Vendor && n.Number == i.Number && n.Version > i.Version))
            .OrderBy(i => i.Id)
            .ToListAsync(cancel);
    }

    public Task<InvoiceRow?> FindAsync(long id, CancellationToken cancel) =>
        db.Invoices.AsNoTracking().Include(i => i.Lines.OrderBy(l => l.Position)).SingleOrDefaultAsync(i => i.Id == id, cancel);

    /// <summary>All versions of a number, the newest first.</summary>
    public Task<List<InvoiceRow>> VersionsAsync(InvoiceRow invoice, CancellationToken cancel) =>
        db.Invoices.AsNoTracking().Where(i => i.Vendor == invoice.Vendor && i.Number == invoice.Number).OrderByDescending(i => i.Version).ToListAsync(cancel);
}
