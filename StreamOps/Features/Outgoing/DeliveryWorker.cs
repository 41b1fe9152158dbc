using StreamOps.Data.Operations;
using StreamOps.Platform;

namespace StreamOps.Features.Outgoing;

/// <summary>Calls endpoints, and again those whose failed call is due.</summary>
public sealed class DeliveryWorker(Deliveries deliveries, DeliveryOutbox outbox, Connectors connectors, PromiseBell bell, TimeProvider clock, ILogger<DeliveryWorker> logger)
    : PromiseWorker(Promise.Deliveries, TimeSpan.FromSeconds(15), bell, clock, logger)
{
    /// <summary>Name of the row in the table of connectors.</summary>
    public const string Connector = "webhook-delivery";

    public override async Task<DateTimeOffset?> TurnAsync(CancellationToken cancel)
    {
        await deliveries.DrainAsync(cancel);
        await connectors.SucceededAsync(Connector, cancel);
        return await outbox.NextAsync(cancel);
    }
}
