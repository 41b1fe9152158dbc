using StreamOps.Data.Notifications;

namespace StreamOps.Features.Retention;

/// <summary>Drops what was told long ago. Harmless to run twice, anywhere, at the same time.</summary>
public sealed class DropNotificationsJob(NotificationRetention retention, RetentionOptions options, TimeProvider clock, ILogger<DropNotificationsJob> logger)
{
    public async Task RunAsync(CancellationToken cancel)
    {
        var limit = clock.GetUtcNow().AddDays(-options.NotificationDays);
        if (options.IsOn && await retention.DropAsync(limit, cancel) is var (notifications, mails) && notifications + mails > 0)
        {
            logger.LogInformation("Dropped {Notifications} notifications and {Mails} mails that were done before {Limit:u}", notifications, mails, limit);
        }
    }
}
