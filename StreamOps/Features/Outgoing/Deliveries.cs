using StreamOps.Data.Notifications;
using StreamOps.Data.Operations;
using StreamOps.Platform.Access;
using StreamOps.Vendors.Outgoing;

namespace StreamOps.Features.Outgoing;

/// <summary>Makes the calls that are owed: endpoints beside each other, the calls of one after each other, so that a slow one keeps no other waiting.</summary>
public sealed class Deliveries(DeliveryOutbox outbox, WebhookSender sender, WebhookSecrets secrets, PublicAddress address, ILogger<Deliveries> logger)
{
    private const int BatchSize = 500;
    private const int AtOnce = 8;

    /// <summary>Everything that is due now.</summary>
    public async Task DrainAsync(CancellationToken cancel)
    {
        while (await outbox.DueAsync(BatchSize, cancel) is { Count: > 0 } due)
        {
            await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (endpoint, stop) =>
            {
                foreach (var id in endpoint)
                {
                    if (await outbox.TakeAsync(id, stop) is { } delivery)
                    {
                        await DeliverAsync(delivery, stop);
                    }
                }
            });
        }
    }

    /// <summary>Sends a notification to an endpoint as a delivery would, past the outbox.</summary>
    public Task<OutgoingAnswer> SendAsync(WebhookEndpointRow endpoint, NotificationRow notification, string id, CancellationToken cancel) =>
        secrets.Of(endpoint) is { Count: > 0 } signing
            ? sender.SendAsync(new WebhookCall(endpoint.Url, id, signing, WebhookBody.Of(notification, endpoint.Form, address.Link(notification.Path))), cancel)
            : Task.FromResult(new OutgoingAnswer(null, "Its secret cannot be read any more. Rotate it."));

    private async Task DeliverAsync(WebhookDeliveryRow delivery, CancellationToken cancel)
    {
        var answer = await SendAsync(delivery.Endpoint!, delivery.Notification!, delivery.MessageId, cancel);
        if (!answer.IsGood)
        {
            logger.LogWarning("Delivery {DeliveryId} failed on try {Attempt} with {Status}: {Reason}", delivery.Id, delivery.Attempts, answer.Status, answer.Words);
            await outbox.FailedAsync(delivery, answer, cancel);
            return;
        }

        // The receiver has it: what stops us now must not have it called again.
        FailPoint.Reach("delivery:sent");
        await outbox.DeliveredAsync(delivery, answer, CancellationToken.None);
    }
}
