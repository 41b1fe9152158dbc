using StreamOps.Data.Operations;
using StreamOps.Platform;

namespace StreamOps.Features.Notifications;

/// <summary>Spreads what is to be told and writes its mails.</summary>
public sealed class NotificationWorker(IServiceScopeFactory scopes, Connectors connectors, PromiseBell bell, TimeProvider clock, ILogger<NotificationWorker> logger)
    : PromiseWorker(Promise.Notifications, TimeSpan.FromSeconds(10), bell, clock, logger)
{
    /// <summary>Name of the row in the table of connectors.</summary>
    public const string Connector = "notifications";

    private const int BatchSize = 100;

    /// <returns>When the next mail falls due; null: nothing waits.</returns>
    public override async Task<DateTimeOffset?> TurnAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var spread = scope.ServiceProvider.GetRequiredService<NotificationSpread>();
        while (await spread.OwedAsync(BatchSize, cancel) is { Count: > 0 } owed)
        {
            foreach (var id in owed)
            {
                await spread.SpreadAsync(id, cancel);
            }

            if (owed.Count < BatchSize)
            {
                break;
            }
        }

        var next = await scope.ServiceProvider.GetRequiredService<NotificationMails>().GatherAsync(cancel);
        await connectors.SucceededAsync(Connector, cancel);
        return next;
    }
}
