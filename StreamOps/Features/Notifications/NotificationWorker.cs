using StreamOps.Data.Operations;

namespace StreamOps.Features.Notifications;

/// <summary>Spreads what is to be told and writes its mails: at start, when the bell rings, when a mail falls due, and every few seconds.</summary>
public sealed class NotificationWorker(IServiceScopeFactory scopes, Connectors connectors, PromiseBell bell, TimeProvider clock, ILogger<NotificationWorker> logger)
    : BackgroundService
{
    /// <summary>Name of the row in the table of connectors.</summary>
    public const string Connector = "notifications";

    private const int BatchSize = 100;

    /// <summary>Another server may have written what nobody here rang for.</summary>
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    /// <summary>Everything that is due now.</summary>
    /// <returns>When the next mail falls due; null: nothing waits.</returns>
    public async Task<DateTimeOffset?> TurnAsync(CancellationToken cancel)
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

        return await scope.ServiceProvider.GetRequiredService<NotificationMails>().GatherAsync(cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Sweep;
            try
            {
                var next = await TurnAsync(stoppingToken) - clock.GetUtcNow();
                pause = next < Sweep ? next.Value : Sweep;
                await connectors.SucceededAsync(Connector, stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(error, "Notifications could not be spread; it is tried again within {Seconds} s", Sweep.TotalSeconds);
            }

            await bell.WaitAsync(Promise.Notifications, pause < Shortest ? Shortest : pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
