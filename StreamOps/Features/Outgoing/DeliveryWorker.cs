using StreamOps.Data.Operations;

namespace StreamOps.Features.Outgoing;

/// <summary>Calls endpoints: at start, when the bell rings, when a failed call is due again, and every few seconds.</summary>
public sealed class DeliveryWorker(Deliveries deliveries, DeliveryOutbox outbox, Connectors connectors, PromiseBell bell, TimeProvider clock, ILogger<DeliveryWorker> logger)
    : BackgroundService
{
    /// <summary>Name of the row in the table of connectors.</summary>
    public const string Connector = "webhook-delivery";

    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Sweep;
            try
            {
                await deliveries.DrainAsync(stoppingToken);
                await connectors.SucceededAsync(Connector, stoppingToken);
                var next = await outbox.NextAsync(stoppingToken) - clock.GetUtcNow();
                pause = next < Sweep ? next.Value : Sweep;
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(error, "Outgoing webhooks could not be delivered; it is tried again within {Seconds} s", Sweep.TotalSeconds);
            }

            await bell.WaitAsync(Promise.Deliveries, pause < Shortest ? Shortest : pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
