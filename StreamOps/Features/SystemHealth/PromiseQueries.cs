using Microsoft.EntityFrameworkCore;
using StreamOps.Components;
using StreamOps.Data;
using StreamOps.Data.Messages;

namespace StreamOps.Features.SystemHealth;

/// <summary>What is owed and not yet done: notices to process, costs to book, mails to send.</summary>
public sealed class PromiseQueries(StreamOpsDb db, IConfiguration configuration, TimeProvider clock)
{
    public async Task<IReadOnlyList<Connector>> AllAsync(CancellationToken cancel) =>
        [await WebhooksAsync(cancel), await CostsAsync(cancel), await MailAsync(cancel), await NotificationsAsync(cancel), await OutgoingAsync(cancel)];

    private async Task<Connector> WebhooksAsync(CancellationToken cancel)
    {
        var counts = await db.InboxMessages
            .GroupBy(m => m.State)
            .Select(g => new { g.Key, Count = g.Count(), Last = g.Max(m => m.ProcessedAt) })
            .ToDictionaryAsync(g => g.Key, cancel);
        var oldest = await db.InboxMessages.Where(m => m.State == InboxState.Pending).MinAsync(m => (DateTimeOffset?)m.ReceivedAt, cancel);
        var parked = counts.GetValueOrDefault(InboxState.Parked);
        string Of(InboxState state, string word) => $"{Show.Count(counts.GetValueOrDefault(state)?.Count ?? 0)} {word}";
        return new Connector(
            "Webhook inbox",
            parked is null ? ConnectorState.Good : ConnectorState.Fair,
            string.Join(", ", Of(InboxState.Pending, "waiting"), Of(InboxState.Done, "done"), Of(InboxState.Ignored, "ignored"), Of(InboxState.Parked, "parked")),
            counts.GetValueOrDefault(InboxState.Done)?.Last,
            Reason: parked is null ? null : "Parked notices failed too often and wait for a replay.",
            Href: "/system/webhooks")
        {
            Lag = clock.GetUtcNow() - oldest,
            LagOf = "oldest notice",
        };
    }

    private async Task<Connector> CostsAsync(CancellationToken cancel)
    {
        var open = await db.CostDuties.CountAsync(cancel);
        var failing = await db.CostDuties.AsNoTracking().Where(d => d.LastError != null).OrderBy(d => d.RequestedAt).ToListAsync(cancel);
        var oldest = await db.CostDuties.MinAsync(d => (DateTimeOffset?)d.RequestedAt, cancel);
        var booked = await db.Streams.MaxAsync(s => s.CostedAt, cancel);
        return new Connector(
            "Cost booking",
            failing.Count > 0 ? ConnectorState.Poor : ConnectorState.Good,
            open == 0 ? "every ended stream is booked" : $"{Show.Count(open)} {(open == 1 ? "stream" : "streams")} to book, {Show.Count(failing.Count)} failing",
            booked,
            failing.Count > 0 ? failing[0].RequestedAt : null,
            failing.Count > 0 ? $"Stream {failing[0].StreamId}: {failing[0].LastError}" : null)
        {
            Lag = clock.GetUtcNow() - oldest,
            LagOf = "oldest owed stream",
        };
    }

    private async Task<Connector> MailAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var unsent = db.OutboxMails.AsNoTracking().Waiting(now);
        var waiting = await unsent.CountAsync(cancel);
        var parked = await db.OutboxMails.CountAsync(m => m.SentAt == null && m.ParkedAt != null, cancel);
        var oldest = await unsent.MinAsync(m => (DateTimeOffset?)m.CreatedAt, cancel);
        var failed = await unsent.Where(m => m.LastError != null).OrderByDescending(m => m.CreatedAt).FirstOrDefaultAsync(cancel);
        var sent = await db.OutboxMails.MaxAsync(m => m.SentAt, cancel);
        var isOff = string.IsNullOrEmpty(configuration["Smtp:Host"]);
        var queue = (waiting == 0 ? "nothing waits" : $"{Show.Count(waiting)} {(waiting == 1 ? "mail waits" : "mails wait")}") + DeadLetters(parked);
        return new Connector(
            "Mail",
            isOff ? ConnectorState.Off : failed is not null ? ConnectorState.Poor : parked > 0 ? ConnectorState.Fair : ConnectorState.Good,
            isOff ? $"off: key missing (Smtp:Host); {queue}" : queue,
            sent,
            failed?.CreatedAt,
            failed?.LastError,
            "/system/dead-letters")
        {
            Lag = now - oldest,
            LagOf = "oldest mail",
        };
    }

    private async Task<Connector> NotificationsAsync(CancellationToken cancel)
    {
        var unspread = db.Notifications.Where(n => n.SpreadAt == null);
        var waiting = await unspread.CountAsync(cancel);
        var oldest = await unspread.MinAsync(n => (DateTimeOffset?)n.CreatedAt, cancel);
        var keptBack = await db.NotificationShares.CountAsync(s => s.GatheredAt == null, cancel);
        return new Connector(
            "Notifications",
            ConnectorState.Good,
            (waiting == 0 ? "nothing waits" : $"{Show.Count(waiting)} wait to be spread") + (keptBack == 0 ? "" : $", {Show.Count(keptBack)} wait for their mail"),
            await db.Notifications.MaxAsync(n => n.SpreadAt, cancel),
            Href: "/account/notifications")
        {
            Lag = clock.GetUtcNow() - oldest,
            LagOf = "oldest notification",
        };
    }

    private async Task<Connector> OutgoingAsync(CancellationToken cancel)
    {
        var on = await db.WebhookEndpoints.AsNoTracking().Where(e => e.IsOn).ToListAsync(cancel);
        var open = db.WebhookDeliveries.Where(d => d.DeliveredAt == null && d.ParkedAt == null && d.Endpoint!.IsOn);
        var oldest = await open.MinAsync(d => (DateTimeOffset?)d.CreatedAt, cancel);
        var parked = await db.WebhookDeliveries.CountAsync(d => d.DeliveredAt == null && d.ParkedAt != null, cancel);
        var failing = on.Where(e => e.FailingSince is not null).OrderBy(e => e.FailingSince).ToList();
        return new Connector(
            "Outgoing webhooks",
            on.Count == 0 ? ConnectorState.Off : failing.Count > 0 ? ConnectorState.Poor : parked > 0 ? ConnectorState.Fair : ConnectorState.Good,
            (on.Count == 0 ? "off: no endpoint is on" : $"{Show.Count(on.Count)} on, {Show.Count(failing.Count)} failing, {Show.Count(await open.CountAsync(cancel))} waiting") + DeadLetters(parked),
            on.Max(e => e.LastSuccessAt),
            failing.Count > 0 ? failing[0].FailingSince : null,
            failing.Count > 0 ? $"{OneLine.Of(failing[0].Name, 80)}: {failing[0].LastError}" : null,
            "/system/endpoints")
        {
            Lag = clock.GetUtcNow() - oldest,
            LagOf = "oldest call",
        };
    }

    private static string DeadLetters(int count) => count == 0 ? "" : $", {Show.Count(count)} dead {(count == 1 ? "letter" : "letters")}";
}
