using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Messages;
using StreamOps.Data.Samples;

namespace StreamOps.Platform;

/// <summary>The product's own figures: what came in on this server, and what the database owes.</summary>
public sealed class TelemetryFigures
{
    public const string MeterName = "StreamOps";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly IDbContextFactory<StreamOpsDb> factory;
    private readonly ILogger<TelemetryFigures> logger;
    private volatile Owed? owed;

    public TelemetryFigures(IMeterFactory meters, SampleQueue queue, IDbContextFactory<StreamOpsDb> factory, ILogger<TelemetryFigures> logger)
    {
        this.factory = factory;
        this.logger = logger;
        var meter = meters.Create(MeterName);
        meter.CreateObservableCounter("streamops.samples.accepted", () => queue.Accepted, description: "Samples stored by this server");
        meter.CreateObservableCounter("streamops.samples.duplicates", () => queue.Duplicates, description: "Samples handed to this server that were there already");
        meter.CreateObservableGauge("streamops.samples.waiting", () => queue.Waiting, description: "Samples in the queue of this server");
        meter.CreateObservableGauge("streamops.samples.capacity", () => queue.Capacity, description: "Samples that the queue of this server holds");
        AddOwed(meter, "streamops.costs.owed", o => o.Costs, "Streams whose costs are owed");
        AddOwed(meter, "streamops.inbox.pending", o => o.Inbox, "Notices of vendors that wait to be processed");
        AddOwed(meter, "streamops.mails.pending", o => o.Mails, "Mails that wait to be sent");
        AddOwed(meter, "streamops.deliveries.pending", o => o.Deliveries, "Calls of outgoing webhooks that wait to be made");
        AddOwed(meter, "streamops.streams.live", o => o.Live, "Streams without an end");
    }

    /// <summary>Counts anew. Where the database does not answer, its figures are left out rather than repeated.</summary>
    public async Task RefreshAsync(CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            owed = await CountAsync(limit.Token).WaitAsync(limit.Token);
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            owed = null;
            logger.LogWarning("What is owed could not be counted: {Reason}", error.Message);
        }
    }

    private async Task<Owed> CountAsync(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return new Owed(
            await db.CostDuties.LongCountAsync(cancel),
            await db.InboxMessages.LongCountAsync(m => m.State == InboxState.Pending, cancel),
            await db.OutboxMails.LongCountAsync(m => m.SentAt == null && m.ParkedAt == null, cancel),
            await db.WebhookDeliveries.LongCountAsync(d => d.DeliveredAt == null && d.ParkedAt == null, cancel),
            await db.Streams.LongCountAsync(s => s.EndedAt == null, cancel));
    }

    private void AddOwed(Meter meter, string name, Func<Owed, long> figure, string description) =>
        meter.CreateObservableGauge(name, () => owed is { } known ? [new Measurement<long>(figure(known))] : Array.Empty<Measurement<long>>(), description: description);

    private sealed record Owed(long Costs, long Inbox, long Mails, long Deliveries, long Live);
}
