using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Platform.Access;

namespace StreamOps.Features.DeadLetters;

/// <summary>Drops a mail that was given up and that nobody wants sent any more, with a line in the trail.</summary>
public sealed class Discards(StreamOpsDb db, AuditTrail audit, TimeProvider clock)
{
    /// <returns>False where it is not given up any more, or somebody else was faster.</returns>
    public async Task<bool> MailAsync(long id, string actor, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockRowsAsync("outbox_mails", "id", [id], cancel);
        if (await db.OutboxMails.SingleOrDefaultAsync(m => m.Id == id && m.ParkedAt != null && m.SentAt == null, cancel) is not { } mail)
        {
            return false;
        }

        // The log of reports says that it was taken back; there it can be sent anew.
        DateTimeOffset? now = clock.GetUtcNow();
        await db.ReportDeliveries.Where(d => d.MailId == id).ExecuteUpdateAsync(
            d => d.SetProperty(x => x.MailId, (long?)null).SetProperty(x => x.CalledBackAt, now).SetProperty(x => x.LinksUntil, (DateTimeOffset?)null), cancel);
        db.OutboxMails.Remove(mail);
        audit.Add(db, actor, "mail.discarded", $"mail {mail.Id} to {mail.Recipient}", new { mail.Subject, mail.Attempts, mail.LastError }, null);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}
