using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Reports;
using StreamOps.Domain.Streams;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Reports.Delivery;

/// <summary>Keeps the list of who is mailed the month, with a line in the trail for each change.</summary>
public sealed class RecipientStore(StreamOpsDb db, DeliveryBars bars, AuditTrail audit, TimeProvider clock)
{
    private const string Twice = "This address is on the list already.";

    /// <summary>Those who are sent something first.</summary>
    public Task<List<ReportRecipientRow>> AllAsync(CancellationToken cancel) =>
        db.ReportRecipients.AsNoTracking().OrderBy(r => r.StoppedAt != null).ThenBy(r => r.EmailKey).ToListAsync(cancel);

    public Task<ReportRecipientRow?> FindAsync(long id, CancellationToken cancel) => db.ReportRecipients.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel);

    /// <param name="form">Checked before.</param>
    /// <returns>What is wrong with the address; null: it is on the list now.</returns>
    public Task<string?> AddAsync(RecipientForm form, string actor, CancellationToken cancel)
    {
        var row = new ReportRecipientRow { Email = "", EmailKey = "", Forms = "", TimeZone = "", NumberStyle = "", CreatedAt = clock.GetUtcNow() };
        return SaveAsync(row, null, form, actor, cancel);
    }

    /// <summary>As <see cref="AddAsync"/>. What was promised already goes to the new address, what was sent stays as it was sent.</summary>
    public async Task<string?> ChangeAsync(long id, RecipientForm form, string actor, CancellationToken cancel)
    {
        var row = await db.ReportRecipients.SingleAsync(r => r.Id == id, cancel);
        return await SaveAsync(row, Told(row), form, actor, cancel);
    }

    private async Task<string?> SaveAsync(ReportRecipientRow row, object? before, RecipientForm form, string actor, CancellationToken cancel)
    {
        if (await RefusalAsync(row.Id, form.Email!.Trim(), cancel) is { } refusal)
        {
            return refusal;
        }

        form.Write(row);
        db.Update(row);
        audit.Add(db, actor, before is null ? "report-recipient.added" : "report-recipient.changed", row.Email, before, Told(row));
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateException error) when (db.IsDuplicateKey(error))
        {
            return Twice;
        }
    }

    private async Task<string?> RefusalAsync(long id, string email, CancellationToken cancel)
    {
        var key = ReportRecipientRow.KeyOf(email);
        return await db.ReportRecipients.AnyAsync(r => r.EmailKey == key && r.Id != id, cancel) ? Twice : await bars.WhyAsync(email, cancel);
    }

    private static object Told(ReportRecipientRow row) => new { row.Email, row.Forms, manner = WireName.Of(row.Manner), row.TimeZone, row.NumberStyle };
}
