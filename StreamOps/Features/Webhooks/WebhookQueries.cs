using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Messages;
using StreamOps.Domain.Streams;

namespace StreamOps.Features.Webhooks;

/// <summary>A notice as the log lists it.</summary>
public sealed record NoticeLine(
    long Id, DateTimeOffset ReceivedAt, string Source, string EventType, string? Subject, InboxState State, int Attempts, string? Outcome);

/// <summary>What the admin's pages about webhooks read.</summary>
public sealed class WebhookQueries(StreamOpsDb db)
{
    public const int PageSize = 50;

    /// <summary>Newest first.</summary>
    public async Task<(IReadOnlyList<NoticeLine> Items, int Total)> LogAsync(string? source, string? state, int page, CancellationToken cancel)
    {
        var notices = db.InboxMessages.AsNoTracking();
        if (!string.IsNullOrEmpty(source))
        {
            notices = notices.Where(m => m.Source == source);
        }

        if (WireName.TryParse<InboxState>(state, out var wanted))
        {
            notices = notices.Where(m => m.State == wanted);
        }

        var items = await notices.OrderByDescending(m => m.Id).Skip((page - 1) * PageSize).Take(PageSize)
            .Select(m => new NoticeLine(m.Id, m.ReceivedAt, m.Source, m.EventType, m.Subject, m.State, m.Attempts, m.Outcome))
            .ToListAsync(cancel);
        return (items, await notices.CountAsync(cancel));
    }

    public Task<InboxMessageRow?> OneAsync(long id, CancellationToken cancel) =>
        db.InboxMessages.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancel);
}
