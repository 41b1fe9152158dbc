using Microsoft.EntityFrameworkCore;
using StreamOps.Components;
using StreamOps.Data;
using StreamOps.Data.Notifications;
using StreamOps.Domain.Alerts;

namespace StreamOps.Features.Shared;

/// <summary>What a test shows: the newest notification that there was, else the present figures of the platform. Never made up.</summary>
public sealed class SampleNotification(StreamOpsDb db, TimeProvider clock)
{
    public async Task<NotificationRow> FindAsync(CancellationToken cancel) =>
        await db.Notifications.AsNoTracking().OrderByDescending(n => n.Id).FirstOrDefaultAsync(cancel) ?? await PresentAsync(cancel);

    private async Task<NotificationRow> PresentAsync(CancellationToken cancel)
    {
        var live = await db.Streams.LongCountAsync(s => s.EndedAt == null, cancel);
        return new NotificationRow
        {
            DedupeKey = "sample",
            Kind = NotificationKind.Watchdog,
            Severity = Severity.Info,
            Topic = "platform",
            Headline = live == 1 ? "1 stream is on air" : $"{Show.Count(live)} streams are on air",
            Facts = NotificationFacts.Write(
                new NotificationFact("Channels", Show.Count(await db.Channels.LongCountAsync(cancel))),
                new NotificationFact("Streams ever", Show.Count(await db.Streams.LongCountAsync(cancel))),
                new NotificationFact("Budgets", Show.Count(await db.Budgets.LongCountAsync(cancel)))),
            Path = "/overview",
            CreatedAt = clock.GetUtcNow(),
        };
    }
}
