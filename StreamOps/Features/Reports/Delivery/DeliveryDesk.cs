using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Reports;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Reports.Delivery;

/// <summary>What people do to deliveries, with a line in the trail. Who does it twice does it once.</summary>
public sealed class DeliveryDesk(StreamOpsDb db, DeliveryMails mails, RecipientStop stop, DeliveryBars bars, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Has a version sent, or sent again, now.</summary>
    /// <param name="seen">Round of the delivery that the caller has seen; 0: there was none.</param>
    /// <returns>False where it is under way already, or the recipient is stopped.</returns>
    public async Task<bool> SendAsync(long recipientId, long versionId, int seen, string actor, CancellationToken cancel)
    {
        await bars.StopBarredAsync(cancel);
        await using (var transaction = await db.Database.BeginTransactionAsync(cancel))
        {
            await db.LockRowsAsync("report_recipients", "id", [recipientId], cancel);
            var recipient = await db.ReportRecipients.SingleOrDefaultAsync(r => r.Id == recipientId && r.StoppedAt == null, cancel);
            var version = await db.ReportVersions.AsNoTracking().Where(v => v.Id == versionId).Select(v => new { v.Month, v.Version }).SingleOrDefaultAsync(cancel);
            if (recipient is null || version is null || !await OweAsync(recipientId, versionId, seen, cancel))
            {
                return false;
            }

            audit.Add(db, actor, "report.sent", recipient.Email, null, new { version.Month, version.Version });
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }

        await mails.WriteOwedAsync(cancel);
        return true;
    }

    /// <summary>Nothing is sent to the recipient any more, what was not handed over is taken back, and links that need no account stop opening.</summary>
    public Task StopAsync(long recipientId, string actor, CancellationToken cancel) => stop.StopAsync(recipientId, actor, "report-recipient.stopped", endsLinks: true, cancel);

    /// <summary>The recipient's own wish. Files that were sent stay open to their reader.</summary>
    /// <returns>The address; null where there is no such recipient.</returns>
    public async Task<string?> LeaveAsync(long recipientId, CancellationToken cancel)
    {
        if (await db.ReportRecipients.Where(r => r.Id == recipientId).Select(r => r.Email).SingleOrDefaultAsync(cancel) is not { } email)
        {
            return null;
        }

        await stop.StopAsync(recipientId, email, "report-recipient.left", endsLinks: false, cancel);
        return email;
    }

    /// <summary>What was printed meanwhile is not sent by itself.</summary>
    /// <returns>Why the address must not be sent the report; null: it is sent the next one.</returns>
    public async Task<string?> ResumeAsync(long recipientId, string actor, CancellationToken cancel)
    {
        if (await db.ReportRecipients.SingleOrDefaultAsync(r => r.Id == recipientId && r.StoppedAt != null, cancel) is { } recipient)
        {
            if (await bars.WhyAsync(recipient.Email, cancel) is { } why)
            {
                return why;
            }

            audit.Add(db, actor, "report-recipient.resumed", recipient.Email, new { recipient.StoppedBy }, null);
            (recipient.StoppedAt, recipient.StoppedBy) = (null, null);
            await db.SaveChangesAsync(cancel);
        }

        return null;
    }

    /// <summary>The links of a delivery that need no account stop opening.</summary>
    public async Task<bool> EndLinksAsync(long recipientId, long deliveryId, string actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var delivery = await db.ReportDeliveries.Include(d => d.Recipient).Include(d => d.Mail)
            .SingleOrDefaultAsync(d => d.Id == deliveryId && d.RecipientId == recipientId && d.LinksUntil > now, cancel);
        if (delivery is null)
        {
            return false;
        }

        audit.Add(db, actor, "report.links-ended", delivery.Recipient!.Email, new { delivery.Mail?.Subject, delivery.LinksUntil }, null);
        delivery.LinksUntil = now;
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>A mail that was given up makes room for another one, to the address of now.</summary>
    private async Task<bool> OweAsync(long recipientId, long versionId, int seen, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var delivery = await db.ReportDeliveries.Include(d => d.Mail).SingleOrDefaultAsync(d => d.RecipientId == recipientId && d.VersionId == versionId, cancel);
        if ((delivery?.Round ?? 0) != seen || (delivery is not null && !IsDone(delivery)))
        {
            return false;
        }

        if (delivery is null)
        {
            db.ReportDeliveries.Add(new ReportDeliveryRow { RecipientId = recipientId, VersionId = versionId, OwedAt = now });
            return true;
        }

        if (delivery.Mail is { SentAt: null } dead)
        {
            db.OutboxMails.Remove(dead);
        }

        (delivery.Mail, delivery.MailId, delivery.CalledBackAt, delivery.LinksUntil) = (null, null, null, null);
        (delivery.Round, delivery.OwedAt) = (seen + 1, now);
        return true;
    }

    private static bool IsDone(ReportDeliveryRow delivery) => delivery is { CalledBackAt: not null } or { Mail.SentAt: not null } or { Mail.ParkedAt: not null };
}
