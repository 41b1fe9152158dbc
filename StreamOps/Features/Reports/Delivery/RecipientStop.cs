using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Reports;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Reports.Delivery;

/// <summary>Takes a recipient off the list, and what was not handed over yet back. Twice is once.</summary>
public sealed class RecipientStop(StreamOpsDb db, AuditTrail audit, TimeProvider clock)
{
    /// <param name="action">Name of the line in the trail.</param>
    /// <param name="endsLinks">Links that need no account stop opening, too.</param>
    public async Task StopAsync(long recipientId, string actor, string action, bool endsLinks, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockRowsAsync("report_recipients", "id", [recipientId], cancel);
        if (await db.ReportRecipients.SingleOrDefaultAsync(r => r.Id == recipientId && r.StoppedAt == null, cancel) is not { } recipient)
        {
            return;
        }

        var now = clock.GetUtcNow();
        (recipient.StoppedAt, recipient.StoppedBy) = (now, actor);
        var ids = await db.ReportDeliveries.Where(d => d.RecipientId == recipientId).Select(d => d.Id).ToListAsync(cancel);
        await db.LockRowsAsync("report_deliveries", "id", ids, cancel);
        foreach (var delivery in await db.ReportDeliveries.Include(d => d.Mail).Where(d => d.RecipientId == recipientId).ToListAsync(cancel))
        {
            CallBack(delivery, now);
            delivery.LinksUntil = endsLinks && delivery.LinksUntil > now ? now : delivery.LinksUntil;
        }

        audit.Add(db, actor, action, recipient.Email, null, null);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private void CallBack(ReportDeliveryRow delivery, DateTimeOffset now)
    {
        if (delivery is { CalledBackAt: not null } or { Mail.SentAt: not null })
        {
            return;
        }

        if (delivery.Mail is { } waiting)
        {
            db.OutboxMails.Remove(waiting);
        }

        (delivery.Mail, delivery.MailId, delivery.CalledBackAt) = (null, null, now);
    }
}
