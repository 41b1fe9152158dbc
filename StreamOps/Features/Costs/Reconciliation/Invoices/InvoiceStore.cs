using Microsoft.EntityFrameworkCore;
using StreamOps.Components;
using StreamOps.Data;
using StreamOps.Data.Reconciliation;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Costs.Reconciliation.Invoices;

/// <summary>What became of invoices that were to be kept.</summary>
/// <param name="Id">The first of them; 0 where they are refused.</param>
/// <param name="Refused">Why none of them is kept; null where all are.</param>
/// <param name="There">Id of the one that has the number already; null where none is known.</param>
public readonly record struct KeptInvoices(long Id, string? Refused, long? There = null);

/// <summary>Keeps invoices, each with its audit row, all of a file or none. What was entered is never edited: a correction is another version.</summary>
public sealed class InvoiceStore(IDbContextFactory<StreamOpsDb> factory, ReconciliationReads reads, AuditTrail audit, TimeProvider clock)
{
    /// <param name="corrects">Id of the version that is corrected; null: it is new.</param>
    public async Task<KeptInvoices> KeepAsync(IReadOnlyList<InvoiceDraft> drafts, long? corrects, string actor, CancellationToken cancel)
    {
        var estimates = new List<long>();
        foreach (var draft in drafts)
        {
            estimates.Add(await reads.EstimatedCentsAsync(draft.Vendor, draft.Period, cancel));
        }

        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        try
        {
            long first = 0;
            foreach (var (draft, estimate) in drafts.Zip(estimates))
            {
                var newest = await NewestAsync(db, draft, cancel);
                if (newest is { WithdrawnAt: null } && newest.Id != corrects)
                {
                    return new KeptInvoices(0, Taken(draft, newest), newest.Id);
                }

                if (corrects is not null && newest?.WithdrawnAt is not null)
                {
                    return new KeptInvoices(0, $"Invoice {draft.Number} was withdrawn by {newest.WithdrawnBy} meanwhile. Where it counts after all, enter it anew.", newest.Id);
                }

                var row = RowOf(draft, (newest?.Version ?? 0) + 1, await FirstEstimateAsync(db, draft, cancel) ?? estimate, actor);
                db.Invoices.Add(row);
                await db.SaveChangesAsync(cancel);
                audit.Add(db, actor, newest?.WithdrawnAt is null && newest is not null ? "invoice.corrected" : "invoice.entered", Subject(row), newest is null ? null : Facts(newest), Facts(row));
                await db.SaveChangesAsync(cancel);
                first = first == 0 ? row.Id : first;
            }

            await transaction.CommitAsync(cancel);
            return new KeptInvoices(first, null);
        }
        catch (DbUpdateException error) when (db.IsDuplicateKey(error))
        {
            return new KeptInvoices(0, "Somebody has entered the same invoice at this moment. Look at it before you correct it.");
        }
    }

    /// <returns>False where there is none to withdraw any more.</returns>
    public async Task<bool> WithdrawAsync(long id, string actor, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockRowsAsync("invoices", "id", [id], cancel);
        var row = await db.Invoices.Include(i => i.Lines).SingleOrDefaultAsync(i => i.Id == id && i.WithdrawnAt == null, cancel);
        if (row is null || await db.Invoices.AnyAsync(i => i.Vendor == row.Vendor && i.Number == row.Number && i.Version > row.Version, cancel))
        {
            return false;
        }

        (row.WithdrawnAt, row.WithdrawnBy) = (clock.GetUtcNow(), actor);
        audit.Add(db, actor, "invoice.withdrawn", Subject(row), Facts(row), null);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>Held, so that nobody withdraws it while it is corrected.</summary>
    private static async Task<InvoiceRow?> NewestAsync(StreamOpsDb db, InvoiceDraft draft, CancellationToken cancel)
    {
        // The same number is the same invoice, however it is typed.
        var number = draft.Number.ToUpperInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // Never called: the database's own upper() stands for it.
        var versions = db.Invoices.AsNoTracking().Where(i => i.Vendor == draft.Vendor && (i.Number == draft.Number || i.Number.ToUpper() == number))
            .OrderByDescending(i => i.WithdrawnAt == null).ThenByDescending(i => i.Version);
#pragma warning restore CA1304, CA1311, CA1862
        await db.LockRowsAsync("invoices", "id", await versions.Take(1).Select(i => i.Id).ToListAsync(cancel), cancel);
        return await versions.Include(i => i.Lines).FirstOrDefaultAsync(cancel);
    }

    /// <summary>What the first invoice of the period was held against: a correction, or another invoice, must not have the credit of what that one taught.</summary>
    private static Task<long?> FirstEstimateAsync(StreamOpsDb db, InvoiceDraft draft, CancellationToken cancel)
    {
        var (first, last) = (draft.Period.First, draft.Period.Last);
        return db.Invoices.Where(i => i.Vendor == draft.Vendor && i.FirstDay == first && i.LastDay == last && i.WithdrawnAt == null)
            .OrderBy(i => i.Id).Select(i => (long?)i.EstimatedCents).FirstOrDefaultAsync(cancel);
    }

    private static string Taken(InvoiceDraft draft, InvoiceRow there) =>
        $"Invoice {draft.Number} of {VendorName.Of(draft.Vendor)} is entered already, version {there.Version} by {there.EnteredBy} on {Show.Day(there.EnteredAt)}. Correct it on its page.";

    private InvoiceRow RowOf(InvoiceDraft draft, int version, long estimate, string actor) => new()
    {
        Vendor = draft.Vendor,
        Number = draft.Number,
        Version = version,
        FirstDay = draft.Period.First,
        LastDay = draft.Period.Last,
        Source = draft.Source,
        TotalCents = draft.TotalCents,
        EstimatedCents = estimate,
        EnteredAt = clock.GetUtcNow(),
        EnteredBy = actor,
        Lines =
        [
            .. draft.Lines.Select((l, i) => new InvoiceLineRow
            {
                Position = i + 1,
                Item = l.Item.Key,
                Description = l.Description,
                Quantity = l.Quantity,
                Unit = l.Unit,
                Minutes = l.Minutes,
                AmountUsd = l.AmountUsd,
            }),
        ],
    };

    private static string Subject(InvoiceRow row) => $"invoice {row.Vendor} {row.Number} version {row.Version}";

    private static object Facts(InvoiceRow row) => new
    {
        row.Id,
        row.FirstDay,
        row.LastDay,
        row.TotalCents,
        row.EstimatedCents,
        row.Source,
        Lines = row.Lines.OrderBy(l => l.Position).Select(l => new { l.Item, l.Quantity, l.Unit, l.AmountUsd }),
    };
}
