using System.Globalization;
using Microsoft.EntityFrameworkCore;
using StreamOps.Components;
using StreamOps.Data;
using StreamOps.Data.Messages;
using StreamOps.Data.Notifications;
using StreamOps.Data.Operations;
using StreamOps.Domain.Alerts;
using StreamOps.Features.Shared;
using StreamOps.Platform;
using StreamOps.Platform.Access;
using StreamOps.Vendors.Mail;

namespace StreamOps.Features.Watchdog;

/// <summary>
/// Tells admins that something has stopped, by mails that need no job to be sent: each is written into the outbox as taken, so that the outbox sends it
/// when this process dies before it could, and then sent from here. Of several servers that notice the same one tells.
/// </summary>
public sealed class WatchdogNotices(
    IDbContextFactory<StreamOpsDb> factory, Subscribers subscribers, MailRenderer renderer, MailSender sender, PublicAddress address, PromiseBell bell, TimeProvider clock,
    ILogger<WatchdogNotices> logger)
{
    /// <summary>For so long the mails are this server's to send.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    public async Task StoppedAsync(StoppedBeat stopped, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var title = $"{stopped.Beat.What} has stopped";
        var body = await renderer.RenderAsync<WatchdogMail>(new Dictionary<string, object?>
        {
            [nameof(WatchdogMail.Stopped)] = stopped,
            [nameof(WatchdogMail.Title)] = title,
            [nameof(WatchdogMail.Base)] = address.Base.AbsoluteUri.TrimEnd('/'),
            [nameof(WatchdogMail.Server)] = Environment.MachineName,
            [nameof(WatchdogMail.At)] = now,
        });
        await using var db = await factory.CreateDbContextAsync(cancel);
        var key = KeyOf(stopped, now);
        var mails = (await subscribers.OfAsync(db, NotificationKind.Watchdog, Severity.Critical, cancel)).Select(person => Mail(person, key, $"Critical: {title}", body, now)).ToList();
        db.OutboxMails.AddRange(mails);
        db.Notifications.Add(Notification(key, Severity.Critical, title, stopped, now, isMailed: true));
        if (await SavedAsync(db, cancel))
        {
            bell.Ring(Promise.Notifications);
            foreach (var mail in mails.Where(_ => sender.IsOn))
            {
                await SendAsync(db, mail, cancel);
            }
        }
    }

    /// <summary>It works again: told as any notification.</summary>
    public async Task WorksAsync(StoppedBeat stopped, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var db = await factory.CreateDbContextAsync(cancel);
        db.Notifications.Add(Notification($"{KeyOf(stopped, now)}:over", Severity.Info, $"{stopped.Beat.What} works again", stopped, now, isMailed: false));
        if (await SavedAsync(db, cancel))
        {
            bell.Ring(Promise.Notifications);
        }
    }

    /// <summary>One outage is told once, whoever notices it how often; what never ran is told once a day.</summary>
    private static string KeyOf(StoppedBeat stopped, DateTimeOffset now) => stopped.LastAt is { } last
        ? string.Create(CultureInfo.InvariantCulture, $"watchdog:{stopped.Beat.Connector}:{last.ToUnixTimeMilliseconds()}")
        : string.Create(CultureInfo.InvariantCulture, $"watchdog:{stopped.Beat.Connector}:{now.UtcDateTime:yyyy-MM-dd}");

    private static NotificationRow Notification(string key, Severity severity, string headline, StoppedBeat stopped, DateTimeOffset now, bool isMailed) => new()
    {
        DedupeKey = key,
        Kind = NotificationKind.Watchdog,
        Severity = severity,
        Topic = $"watchdog:{stopped.Beat.Connector}",
        Headline = headline,
        Facts = NotificationFacts.Write(
            new NotificationFact("Last sign of life before", stopped.LastAt is { } last ? Show.Instant(last) : "never"),
            new NotificationFact("Should come every", Show.Duration(stopped.Beat.Period))),
        Path = "/system",
        IsMailed = isMailed,
        CreatedAt = now,
    };

    private OutboxMailRow Mail(Subscriber person, string key, string subject, RenderedMail body, DateTimeOffset now) => new()
    {
        DedupeKey = $"{key}:{person.Id:N}",
        MessageId = $"{key.Replace(':', '-')}-{person.Id:N}@{address.Base.IdnHost}",
        Recipient = person.Email,
        Subject = subject,
        TextBody = body.Text,
        HtmlBody = body.Html,
        CreatedAt = now,
        Attempts = 1,
        NextAttemptAt = now + Lease,
    };

    /// <returns>False where another server told already.</returns>
    private static async Task<bool> SavedAsync(StreamOpsDb db, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException error) when (db.IsDuplicateKey(error))
        {
            return false;
        }
    }

    private async Task SendAsync(StreamOpsDb db, OutboxMailRow mail, CancellationToken cancel)
    {
        try
        {
            await sender.SendAsync(new OutgoingMail(mail.MessageId, mail.Recipient, mail.Subject, mail.TextBody, mail.HtmlBody, mail.CreatedAt), cancel);
            (mail.SentAt, mail.NextAttemptAt) = (clock.GetUtcNow(), null);
        }
        catch (MailNotSentException error)
        {
            logger.LogWarning("The watchdog's mail {MailId} was not sent: {Reason}", mail.Id, error.Message);
            mail.LastError = error.Message;
        }

        await db.SaveChangesAsync(CancellationToken.None);
    }
}
