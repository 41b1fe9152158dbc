using System.Globalization;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Messages;
using StreamOps.Data.Operations;
using StreamOps.Data.Reports;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Reports.Delivery;

/// <summary>
/// Puts each delivery that is owed into a mail of the outbox, once, as soon as the files are there. Any number of servers may, and be killed anywhere:
/// the mail and the mark that it is written are one transaction.
/// </summary>
public sealed class DeliveryMails(
    IDbContextFactory<StreamOpsDb> factory, ReportLetters letters, PublicAddress address, PromiseBell bell, TimeProvider clock, ILogger<DeliveryMails> logger)
{
    public async Task WriteOwedAsync(CancellationToken cancel)
    {
        var owed = await OwedAsync(cancel);
        foreach (var id in owed)
        {
            await TryWriteAsync(id, cancel);
        }

        // Once for all of them: each ring is a job that sends, and of jobs beside each other a kill doubles a mail each.
        if (owed.Count > 0)
        {
            bell.Ring(Promise.Mail);
        }
    }

    private async Task<List<long>> OwedAsync(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.ReportDeliveries.Where(d => d.MailId == null && d.CalledBackAt == null).OrderBy(d => d.Id).Select(d => d.Id).ToListAsync(cancel);
    }

    /// <summary>One that cannot be written must not keep the others waiting.</summary>
    private async Task TryWriteAsync(long id, CancellationToken cancel)
    {
        try
        {
            await WriteAsync(id, cancel);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            logger.LogError(error, "Delivery {Delivery} of a report could not be written; it is tried again", id);
        }
    }

    private async Task WriteAsync(long id, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var seen = await db.ReportDeliveries.AsNoTracking().Include(d => d.Recipient).SingleAsync(d => d.Id == id, cancel);
        if (await letters.WriteAsync(seen.Recipient!, seen.VersionId, seen, cancel) is not { } letter)
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await db.TryHoldAsync("report_deliveries", "id", id, cancel))
        {
            return;
        }

        var delivery = await db.ReportDeliveries.Include(d => d.Recipient).SingleAsync(d => d.Id == id, cancel);
        if (delivery is not { MailId: null, CalledBackAt: null } || delivery.Round != seen.Round || !IsSame(seen.Recipient!, delivery.Recipient!))
        {
            return;
        }

        if (delivery.Recipient!.StoppedAt is null)
        {
            (delivery.Mail, delivery.LinksUntil) = (Mail(delivery, letter), letter.LinksUntil);
        }
        else
        {
            delivery.CalledBackAt = clock.GetUtcNow();
        }

        await db.SaveChangesAsync(cancel);
        FailPoint.Reach("report-mail:before-commit");
        await transaction.CommitAsync(cancel);
        FailPoint.Reach("report-mail:committed");
    }

    /// <summary>Whoever was changed while the letter was written gets another one the next time.</summary>
    private static bool IsSame(ReportRecipientRow seen, ReportRecipientRow now) =>
        (seen.Email, seen.Forms, seen.Manner) == (now.Email, now.Forms, now.Manner);

    private OutboxMailRow Mail(ReportDeliveryRow delivery, ReportLetter letter)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{delivery.VersionId}-{delivery.RecipientId}-{delivery.Round}");
        return new OutboxMailRow
        {
            DedupeKey = $"report:{key}",
            MessageId = $"report-{key}@{address.Base.IdnHost}",
            Recipient = delivery.Recipient!.Email,
            Subject = letter.Subject,
            TextBody = letter.Body.Text,
            HtmlBody = letter.Body.Html,
            UnsubscribeUrl = letter.UnsubscribeUrl,
            Files = letter.Plan.IsAttached ? [.. letter.Files.Select(f => new OutboxMailFileRow { FileId = f.Id })] : [],
            CreatedAt = clock.GetUtcNow(),
        };
    }
}
