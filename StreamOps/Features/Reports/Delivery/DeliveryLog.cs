using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Reports;

namespace StreamOps.Features.Reports.Delivery;

/// <summary>A delivery as the log shows it.</summary>
/// <param name="To">As it was addressed; of one without a mail the address of now.</param>
/// <param name="Round">Which mail about it.</param>
/// <param name="HasMail">It is written, and can be looked at.</param>
/// <param name="LinksUntil">Until when its links open without an account; null: it has none.</param>
public sealed record DeliveryLine(
    long Id,
    long RecipientId,
    bool IsStopped,
    string To,
    string Month,
    int Version,
    long VersionId,
    DateTimeOffset OwedAt,
    int Round,
    bool HasMail,
    DateTimeOffset? SentAt,
    DateTimeOffset? ParkedAt,
    DateTimeOffset? CalledBackAt,
    int Attempts,
    DateTimeOffset? NextAttemptAt,
    string? LastError,
    DateTimeOffset? LinksUntil);

/// <summary>A version that can be sent.</summary>
/// <param name="Round">Of its delivery to the recipient who is looked at; 0: there is none.</param>
public sealed record SendableVersion(long Id, string Month, int Version, int Round);

/// <summary>A mail as it was written, with what goes with it.</summary>
/// <param name="Files">Attached ones.</param>
public sealed record WrittenMail(string To, string Subject, string Html, string Month, int Version, IReadOnlyList<PrintedFile> Files);

/// <summary>Reads who was sent what.</summary>
public sealed class DeliveryLog(StreamOpsDb db)
{
    public const int PageSize = 25;

    /// <summary>The newest first.</summary>
    /// <param name="recipient">Null: of everybody.</param>
    public async Task<(IReadOnlyList<DeliveryLine> Lines, int Total)> PageAsync(long? recipient, int page, CancellationToken cancel)
    {
        var deliveries = db.ReportDeliveries.Where(d => recipient == null || d.RecipientId == recipient);
        var lines = await Lines(deliveries.OrderByDescending(d => d.OwedAt).ThenByDescending(d => d.Id)).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        return (lines, await deliveries.CountAsync(cancel));
    }

    /// <summary>The last delivery to each recipient.</summary>
    public async Task<IReadOnlyDictionary<long, DeliveryLine>> LastAsync(CancellationToken cancel)
    {
        var last = db.ReportDeliveries.Where(d => d.Id == db.ReportDeliveries.Where(o => o.RecipientId == d.RecipientId).OrderByDescending(o => o.OwedAt).ThenByDescending(o => o.Id).Select(o => o.Id).First());
        return await Lines(last).ToDictionaryAsync(l => l.RecipientId, cancel);
    }

    /// <summary>The newest month that is closed, in its newest version; null: none is closed yet.</summary>
    public Task<SendableVersion?> NewestAsync(long recipient, CancellationToken cancel) => db.ReportVersions
        .OrderByDescending(v => v.Month).ThenByDescending(v => v.Version)
        .Select(v => new SendableVersion(
            v.Id, v.Month, v.Version, db.ReportDeliveries.Where(d => d.VersionId == v.Id && d.RecipientId == recipient).Select(d => d.Round).FirstOrDefault()))
        .FirstOrDefaultAsync(cancel);

    /// <summary>What was, or is about to be, sent; null: no such mail is written.</summary>
    public async Task<WrittenMail?> MailAsync(long recipient, long delivery, CancellationToken cancel)
    {
        var mail = await db.ReportDeliveries
            .Where(d => d.Id == delivery && d.RecipientId == recipient && d.Mail != null)
            .Select(d => new { d.MailId, d.Mail!.Recipient, d.Mail.Subject, d.Mail.HtmlBody, d.Version!.Month, d.Version.Version })
            .SingleOrDefaultAsync(cancel);
        if (mail is null)
        {
            return null;
        }

        var files = await db.OutboxMailFiles.Where(f => f.MailId == mail.MailId)
            .OrderBy(f => f.FileId)
            .Select(f => new PrintedFile(f.File!.VersionId, f.File.Name, f.File.Size, f.File.Sha256))
            .ToListAsync(cancel);
        return new WrittenMail(mail.Recipient, mail.Subject, mail.HtmlBody, mail.Month, mail.Version, files);
    }

    private static IQueryable<DeliveryLine> Lines(IQueryable<ReportDeliveryRow> deliveries) => deliveries.Select(d => new DeliveryLine(
        d.Id,
        d.RecipientId,
        d.Recipient!.StoppedAt != null,
        d.Mail == null ? d.Recipient.Email : d.Mail.Recipient,
        d.Version!.Month,
        d.Version.Version,
        d.VersionId,
        d.OwedAt,
        d.Round,
        d.MailId != null,
        d.Mail!.SentAt,
        d.Mail!.ParkedAt,
        d.CalledBackAt,
        d.Mail == null ? 0 : d.Mail.Attempts,
        d.Mail!.NextAttemptAt,
        d.Mail!.LastError,
        d.LinksUntil));
}
