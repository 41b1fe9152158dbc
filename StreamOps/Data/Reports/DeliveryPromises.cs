using Microsoft.EntityFrameworkCore;

namespace StreamOps.Data.Reports;

/// <summary>Promises a version to everybody who is on the list at that moment. It is saved with the version, or neither is.</summary>
public static class DeliveryPromises
{
    public static async Task AddAsync(StreamOpsDb db, ReportVersionRow version, CancellationToken cancel)
    {
        var recipients = await db.ReportRecipients.Where(r => r.StoppedAt == null).OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(cancel);
        db.ReportDeliveries.AddRange(recipients.Select(id => new ReportDeliveryRow { Version = version, RecipientId = id, OwedAt = version.ClosedAt }));
    }
}
