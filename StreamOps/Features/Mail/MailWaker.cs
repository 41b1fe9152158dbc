using Hangfire;
using StreamOps.Data.Operations;
using StreamOps.Vendors.Mail;

namespace StreamOps.Features.Mail;

/// <summary>Enqueues the sending when a mail was written on this node, and once at start for whatever a dead process left.</summary>
public sealed class MailWaker(PromiseBell bell, MailSender sender, IBackgroundJobClient jobs, ILogger<MailWaker> logger) : BackgroundService
{
    private static readonly TimeSpan Never = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!sender.IsOn)
        {
            logger.LogInformation("No mail leaves, because Smtp:Host is not set; what is owed waits in the outbox");
            return;
        }

        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                jobs.Enqueue<SendMailJob>(job => job.RunAsync(CancellationToken.None));
                await bell.WaitAsync(Promise.Mail, Never, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops; what is owed stays owed in the database.
        }
    }
}
