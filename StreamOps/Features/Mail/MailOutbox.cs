using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Messages;
using StreamOps.Domain.Text;
using StreamOps.Features.Shared;
using StreamOps.Vendors.Mail;

namespace StreamOps.Features.Mail;

/// <summary>
/// The mails that are owed. A try is written down before it is made, with the instant of the next: so no two servers send one mail,
/// and a server that dies while it sends leaves it to another.
/// </summary>
public sealed class MailOutbox(IDbContextFactory<StreamOpsDb> factory, TimeProvider clock)
{
    private const int LongestError = 2000;

    /// <summary>Longer than a try may take.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>Mails whose time has come, the oldest first.</summary>
    public async Task<List<long>> DueAsync(int atMost, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await Due(db).OrderBy(m => m.Id).Select(m => m.Id).Take(atMost).ToListAsync(cancel);
    }

    /// <returns>The mail, which is this server's to send for as long as the lease; null where it is sent or another server's.</returns>
    public async Task<OutboxMailRow?> TakeAsync(long id, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var until = clock.GetUtcNow() + Lease;
        var taken = await Due(db).Where(m => m.Id == id).ExecuteUpdateAsync(
            m => m.SetProperty(x => x.NextAttemptAt, until).SetProperty(x => x.Attempts, x => x.Attempts + 1), cancel);
        return taken == 0 ? null : await db.OutboxMails.AsNoTracking().SingleAsync(m => m.Id == id, cancel);
    }

    /// <summary>What goes with a mail, in the order in which it was made.</summary>
    public async Task<List<MailAttachment>> FilesAsync(long id, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await KeptAttachments.ReadAsync(db, db.OutboxMailFiles.Where(f => f.MailId == id).OrderBy(f => f.FileId).Select(f => f.File!), cancel);
    }

    public async Task SentAsync(long id, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        DateTimeOffset? now = clock.GetUtcNow();
        await db.OutboxMails.Where(m => m.Id == id).ExecuteUpdateAsync(
            m => m.SetProperty(x => x.SentAt, now).SetProperty(x => x.NextAttemptAt, (DateTimeOffset?)null).SetProperty(x => x.LastError, (string?)null), cancel);
    }

    /// <summary>Plans the next try, or parks the mail for an admin where there is none.</summary>
    public async Task FailedAsync(OutboxMailRow mail, MailFault fault, string reason, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow();
        var next = MailRetry.Next(fault, mail.Attempts, now - mail.CreatedAt) is { } pause ? now + pause : (DateTimeOffset?)null;
        var parked = next is null ? now : (DateTimeOffset?)null;
        var error = reason.To(LongestError);
        await db.OutboxMails.Where(m => m.Id == mail.Id && m.SentAt == null).ExecuteUpdateAsync(
            m => m.SetProperty(x => x.NextAttemptAt, next).SetProperty(x => x.ParkedAt, parked).SetProperty(x => x.LastError, error), cancel);
    }

    private IQueryable<OutboxMailRow> Due(StreamOpsDb db)
    {
        var now = clock.GetUtcNow();
        return db.OutboxMails.Where(m => m.SentAt == null && m.ParkedAt == null && (m.NextAttemptAt == null || m.NextAttemptAt <= now));
    }
}
