using StreamOps.Data.Messages;
using StreamOps.Data.Operations;
using StreamOps.Vendors.Mail;

namespace StreamOps.Features.Mail;

/// <summary>Sends every mail that is owed. Harmless to run twice, anywhere, at the same time.</summary>
public sealed class SendMailJob(MailOutbox outbox, MailSender sender, Connectors connectors, ILogger<SendMailJob> logger)
{
    /// <summary>Name of the row in the table of connectors.</summary>
    public const string Connector = Connectors.Mail;

    /// <summary>The job's own sign of life, whether or not the server takes mails.</summary>
    public const string Beat = "mail-delivery";

    private const int BatchSize = 100;

    public async Task RunAsync(CancellationToken cancel)
    {
        await connectors.SucceededAsync(Beat, cancel);
        while (sender.IsOn && await outbox.DueAsync(BatchSize, cancel) is { Count: > 0 } due)
        {
            foreach (var id in due)
            {
                await connectors.SucceededAsync(Beat, cancel);
                if (await outbox.TakeAsync(id, cancel) is { } mail && !await TrySendAsync(mail, cancel))
                {
                    return;
                }
            }
        }
    }

    private async Task<OutgoingMail> LetterAsync(OutboxMailRow mail, CancellationToken cancel) =>
        new(mail.MessageId, mail.Recipient, mail.Subject, mail.TextBody, mail.HtmlBody, mail.CreatedAt)
        {
            UnsubscribeUrl = mail.UnsubscribeUrl,
            Attachments = await outbox.FilesAsync(mail.Id, cancel),
        };

    /// <returns>False where the server is the trouble, so that the next mail would not fare better.</returns>
    private async Task<bool> TrySendAsync(OutboxMailRow mail, CancellationToken cancel)
    {
        try
        {
            await sender.SendAsync(await LetterAsync(mail, cancel), cancel);
        }
        catch (MailNotSentException error)
        {
            logger.LogWarning("Mail {MailId} was not sent on try {Attempt}: {Reason}", mail.Id, mail.Attempts, error.Message);
            await outbox.FailedAsync(mail, error.Fault, error.Message, cancel);
            if (error.Fault != MailFault.Never)
            {
                // What is refused for good speaks of that mail, not of the server.
                await connectors.FailedAsync(Connector, error.Message, cancel);
            }

            return error.Fault != MailFault.Server;
        }

        // The server has it: what stops us now must not have it sent again.
        FailPoint.Reach("mail:sent");
        await outbox.SentAsync(mail.Id, CancellationToken.None);
        await connectors.SucceededAsync(Connector, cancel);
        return true;
    }
}
