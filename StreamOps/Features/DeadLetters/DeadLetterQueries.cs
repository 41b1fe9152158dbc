using Microsoft.EntityFrameworkCore;
using StreamOps.Data;

namespace StreamOps.Features.DeadLetters;

/// <summary>Something that was owed and given up.</summary>
/// <param name="To">Whom it was for.</param>
/// <param name="What">Subject or headline.</param>
public sealed record DeadLetter(long Id, string To, string What, DateTimeOffset WrittenAt, DateTimeOffset ParkedAt, int Attempts, string? Reason);

/// <summary>Reads what was given up, the newest first.</summary>
public sealed class DeadLetterQueries(StreamOpsDb db)
{
    public const int PageSize = 50;
    private const int LastPage = 1_000_000;

    public Task<int> MailsAsync(CancellationToken cancel) => db.OutboxMails.CountAsync(m => m.ParkedAt != null && m.SentAt == null, cancel);

    public Task<int> WebhooksAsync(CancellationToken cancel) => db.WebhookDeliveries.CountAsync(d => d.ParkedAt != null && d.DeliveredAt == null, cancel);

    public Task<List<DeadLetter>> MailsAsync(int page, CancellationToken cancel) => PageOfAsync(
        db.OutboxMails.AsNoTracking().Where(m => m.ParkedAt != null && m.SentAt == null).OrderByDescending(m => m.Id)
            .Select(m => new DeadLetter(m.Id, m.Recipient, m.Subject, m.CreatedAt, m.ParkedAt!.Value, m.Attempts, m.LastError)),
        page,
        cancel);

    public Task<List<DeadLetter>> WebhooksAsync(int page, CancellationToken cancel) => PageOfAsync(
        db.WebhookDeliveries.AsNoTracking().Where(d => d.ParkedAt != null && d.DeliveredAt == null).OrderByDescending(d => d.Id)
            .Select(d => new DeadLetter(d.Id, d.Endpoint!.Name, d.Notification!.Headline, d.CreatedAt, d.ParkedAt!.Value, d.Attempts, d.LastError)),
        page,
        cancel);

    private static Task<List<DeadLetter>> PageOfAsync(IQueryable<DeadLetter> all, int page, CancellationToken cancel) =>
        all.Skip((Math.Clamp(page, 1, LastPage) - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
}
