using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Operations;
using StreamOps.Platform.Access;

namespace StreamOps.Features.DeadLetters;

/// <summary>Puts what was given up back among what is owed, under its old id, with a line in the trail. Of two who do so at once one does it.</summary>
public sealed class Replays(StreamOpsDb db, AuditTrail audit, PromiseBell bell)
{
    /// <summary>In one go; more are replayed by asking again.</summary>
    private const int Most = 500;

    /// <param name="id">Null: all.</param>
    /// <returns>How many.</returns>
    public async Task<int> MailsAsync(long? id, string actor, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var dead = db.OutboxMails.Where(m => m.ParkedAt != null && m.SentAt == null);
        var told = await dead.Where(m => id == null || m.Id == id).OrderBy(m => m.Id).Take(Most).AsNoTracking().ToListAsync(cancel);
        var ids = told.Select(m => m.Id).ToList();
        var count = await dead.Where(m => ids.Contains(m.Id)).ExecuteUpdateAsync(
            m => m.SetProperty(x => x.ParkedAt, (DateTimeOffset?)null).SetProperty(x => x.NextAttemptAt, (DateTimeOffset?)null).SetProperty(x => x.Attempts, 0), cancel);
        if (count == 0 || count != told.Count)
        {
            return 0;
        }

        told.ForEach(m => audit.Add(db, actor, "mail.replayed", $"mail {m.Id} to {m.Recipient}", new { m.Attempts, m.LastError }, null));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        bell.Ring(Promise.Mail);
        return count;
    }

    /// <param name="id">Null: all.</param>
    /// <returns>How many.</returns>
    public async Task<int> WebhooksAsync(long? id, string actor, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var dead = db.WebhookDeliveries.Where(d => d.ParkedAt != null && d.DeliveredAt == null);
        var told = await dead.Where(d => id == null || d.Id == id).OrderBy(d => d.Id).Take(Most).AsNoTracking().Include(d => d.Endpoint).ToListAsync(cancel);
        var ids = told.Select(d => d.Id).ToList();
        var count = await dead.Where(d => ids.Contains(d.Id)).ExecuteUpdateAsync(
            d => d.SetProperty(x => x.ParkedAt, (DateTimeOffset?)null).SetProperty(x => x.NextAttemptAt, (DateTimeOffset?)null).SetProperty(x => x.Attempts, 0), cancel);
        if (count == 0 || count != told.Count)
        {
            return 0;
        }

        // Somebody asked: the endpoint is knocked at although it failed just now.
        var endpoints = told.Select(d => d.EndpointId).Distinct().ToList();
        await db.WebhookEndpoints.Where(e => endpoints.Contains(e.Id)).ExecuteUpdateAsync(e => e.SetProperty(x => x.HeldUntil, (DateTimeOffset?)null), cancel);
        told.ForEach(d => audit.Add(db, actor, "webhook-delivery.replayed", $"delivery {d.Id} to {d.Endpoint!.Name}", new { d.Attempts, d.LastError }, null));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        bell.Ring(Promise.Deliveries);
        return count;
    }
}
