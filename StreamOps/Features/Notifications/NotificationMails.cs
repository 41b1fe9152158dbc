using System.Globalization;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Messages;
using StreamOps.Data.Notifications;
using StreamOps.Data.Operations;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Notifications;

/// <summary>
/// Gathers what a person is to be told into one mail: the first goes at once, what follows within half a minute goes together. A share is in exactly one
/// mail: two servers that gather the same would owe it under one key, and the marking counts what nobody else has marked.
/// </summary>
public sealed class NotificationMails(
    IDbContextFactory<StreamOpsDb> factory, Digest digest, Subscribers subscribers, PublicAddress address, PromiseBell bell, TimeProvider clock, ILogger<NotificationMails> logger)
{
    /// <summary>At most one mail a person in this time.</summary>
    public static readonly TimeSpan Gap = TimeSpan.FromSeconds(30);

    /// <summary>Writes every mail whose time has come.</summary>
    /// <returns>When the next one falls due; null: nothing waits.</returns>
    public async Task<DateTimeOffset?> GatherAsync(CancellationToken cancel)
    {
        DateTimeOffset? next = null;
        foreach (var (user, due) in await WaitingAsync(cancel))
        {
            if (due > clock.GetUtcNow())
            {
                next = next is null || due < next ? due : next;
            }
            else
            {
                await TryWriteAsync(user, cancel);
            }
        }

        return next;
    }

    /// <summary>People with something to be told, and from when on.</summary>
    private async Task<List<(Guid User, DateTimeOffset Due)>> WaitingAsync(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var waiting = await db.NotificationShares.Where(s => s.GatheredAt == null)
            .GroupBy(s => s.UserId)
            .Select(g => new { User = g.Key, Due = g.Min(s => s.DueAt) })
            .ToListAsync(cancel);
        var (people, recent) = (waiting.Select(w => w.User).ToList(), clock.GetUtcNow() - Gap);

        // Read after what waits: whoever gathered in between is seen here, and leaves the rest to the next mail.
        var last = await db.NotificationShares.Where(s => s.GatheredAt > recent && people.Contains(s.UserId))
            .GroupBy(s => s.UserId)
            .Select(g => new { User = g.Key, At = g.Max(s => s.GatheredAt) })
            .ToDictionaryAsync(g => g.User, g => g.At, cancel);
        return [.. waiting.Select(w => (w.User, last.GetValueOrDefault(w.User) + Gap is { } free && free > w.Due ? free : w.Due))];
    }

    /// <summary>One person's mail that cannot be written must not keep the others' waiting.</summary>
    private async Task TryWriteAsync(Guid user, CancellationToken cancel)
    {
        try
        {
            if (await WriteAsync(user, cancel))
            {
                bell.Ring(Promise.Mail);
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            await using var db = await factory.CreateDbContextAsync(cancel);
            if (!(error is DbUpdateException && db.IsDuplicateKey(error)))
            {
                logger.LogError(error, "What {User} is to be told could not be written; it is tried again", user);
            }
        }
    }

    private async Task<bool> WriteAsync(Guid user, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow();
        var shares = await db.NotificationShares.AsNoTracking().Include(s => s.Notification)
            .Where(s => s.UserId == user && s.GatheredAt == null && s.DueAt <= now)
            .OrderBy(s => s.NotificationId)
            .ToListAsync(cancel);
        if (shares.Count == 0)
        {
            return false;
        }

        // Whoever was disabled meanwhile is told nothing more.
        var mail = await subscribers.FindAsync(db, user, cancel) is { } person ? await MailAsync(person, shares, now) : null;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var ids = shares.Select(s => s.NotificationId).ToList();
        var marked = await db.NotificationShares
            .Where(s => s.UserId == user && s.GatheredAt == null && ids.Contains(s.NotificationId))
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.GatheredAt, now), cancel);
        if (marked != ids.Count)
        {
            return false;
        }

        if (mail is not null)
        {
            db.OutboxMails.Add(mail);
            await db.SaveChangesAsync(cancel);
        }

        FailPoint.Reach("notifications:before-gathered");
        await transaction.CommitAsync(cancel);
        FailPoint.Reach("notifications:gathered");
        return mail is not null;
    }

    private async Task<OutboxMailRow> MailAsync(Subscriber person, List<NotificationShareRow> shares, DateTimeOffset now)
    {
        var written = await digest.WriteAsync(person.Id, [.. shares.Select(s => s.Notification!)], shares.Any(s => s.IsOwner));
        var key = string.Create(CultureInfo.InvariantCulture, $"{shares[0].NotificationId}-{person.Id:N}");
        return new OutboxMailRow
        {
            DedupeKey = $"notification:{key}",
            MessageId = $"notification-{key}@{address.Base.IdnHost}",
            Recipient = person.Email,
            Subject = written.Subject,
            TextBody = written.Body.Text,
            HtmlBody = written.Body.Html,
            UnsubscribeUrl = written.UnsubscribeUrl,
            CreatedAt = now,
        };
    }
}
