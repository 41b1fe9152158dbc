using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Notifications;
using StreamOps.Domain.Alerts;
using StreamOps.Domain.Streams;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Notifications;

/// <summary>What a person is mailed of one kind.</summary>
public sealed record Wish(NotificationKind Kind, bool IsMailed, Severity LeastSeverity);

/// <summary>Keeps what people choose to be told, with a line in the trail for each change.</summary>
public sealed class SubscriptionStore(StreamOpsDb db, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Every kind, as chosen or as is usual.</summary>
    public async Task<IReadOnlyList<Wish>> OfAsync(Guid user, CancellationToken cancel)
    {
        var chosen = await db.Subscriptions.AsNoTracking().Where(s => s.UserId == user).ToDictionaryAsync(s => s.Kind, cancel);
        return [.. Enum.GetValues<NotificationKind>().Select(kind =>
            chosen.TryGetValue(kind, out var row) ? new Wish(kind, row.IsMailed, row.LeastSeverity) : new Wish(kind, true, SubscriptionRow.Usual(kind)))];
    }

    public async Task SaveAsync(Guid user, IReadOnlyList<Wish> wishes, QuietHours? quiet, CancellationToken cancel)
    {
        var person = await db.Users.SingleAsync(u => u.Id == user, cancel);
        var before = Told(await OfAsync(user, cancel), person.QuietFrom, person.QuietTo);
        foreach (var wish in wishes)
        {
            await PutAsync(user, wish, cancel);
        }

        (person.QuietFrom, person.QuietTo) = (quiet?.From, quiet?.To);
        var after = Told(wishes, person.QuietFrom, person.QuietTo);
        if (before != after)
        {
            audit.Add(db, person.Email!, "subscriptions.changed", person.Email!, before, after);
            await db.SaveChangesAsync(cancel);
        }
    }

    /// <summary>Takes a person off the list of these kinds. Repeated, it changes nothing.</summary>
    /// <returns>The person's address; null where there is no such account.</returns>
    public async Task<string?> UnsubscribeAsync(Guid user, IReadOnlyList<NotificationKind> kinds, CancellationToken cancel)
    {
        if (await db.Users.SingleOrDefaultAsync(u => u.Id == user, cancel) is not { } person)
        {
            return null;
        }

        var leaving = (await OfAsync(user, cancel)).Where(w => w.IsMailed && kinds.Contains(w.Kind)).ToList();
        foreach (var wish in leaving)
        {
            await PutAsync(user, wish with { IsMailed = false }, cancel);
            audit.Add(db, person.Email!, "subscriptions.left", person.Email!, new { kind = WireName.Of(wish.Kind) }, null);
        }

        await db.SaveChangesAsync(cancel);
        return person.Email;
    }

    private static string Told(IEnumerable<Wish> wishes, TimeOnly? from, TimeOnly? to) =>
        string.Join(", ", wishes.Select(w => $"{WireName.Of(w.Kind)} {(w.IsMailed ? WireName.Of(w.LeastSeverity) : "off")}"))
        + FormattableString.Invariant($", quiet {from:HH:mm}-{to:HH:mm}");

    private async Task PutAsync(Guid user, Wish wish, CancellationToken cancel)
    {
        if (await db.Subscriptions.FindAsync([user, wish.Kind], cancel) is not { } row)
        {
            db.Subscriptions.Add(row = new SubscriptionRow { UserId = user, Kind = wish.Kind });
        }

        (row.IsMailed, row.LeastSeverity, row.ChangedAt) = (wish.IsMailed, wish.LeastSeverity, clock.GetUtcNow());
    }
}
