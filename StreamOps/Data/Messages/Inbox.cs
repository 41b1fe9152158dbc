using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Access;
using StreamOps.Data.Operations;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Text;

namespace StreamOps.Data.Messages;

/// <summary>A notice whose origin is proven, as it is to be kept.</summary>
/// <param name="State">Ignored where it is plain at receipt that nothing is to be done; pending otherwise.</param>
public sealed record NewNotice(string Source, string DedupeKey, string EventType, string? Subject, string Body, InboxState State, string? Outcome);

/// <summary>What became of a notice.</summary>
/// <param name="Text">Plain words for an admin.</param>
public sealed record NoticeOutcome(InboxState State, string Text, bool OwesCosts = false)
{
    public static NoticeOutcome Ignored(string why) => new(InboxState.Ignored, why);
}

/// <summary>
/// Keeps notices before they are answered, each once, and processes each once in effect: what it changes and its mark are one
/// transaction. One that fails is tried again with growing gaps, keeps no neighbour waiting, and is parked after five tries.
/// </summary>
public sealed class Inbox(IDbContextFactory<StreamOpsDb> factory, TimeProvider clock, PromiseBell bell, ILogger<Inbox> logger)
{
    private const int LongestOutcome = 2000;

    private static readonly TimeSpan[] Gaps =
        [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];

    /// <summary>Tries before a notice waits for an admin.</summary>
    public static int MostAttempts => Gaps.Length + 1;

    /// <returns>False where the notice was there already; nothing changed then.</returns>
    public async Task<bool> ReceiveAsync(NewNotice notice, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow();
        var (state, at) = (WireName.Of(notice.State), db.Instant(now));
        var processed = notice.State == InboxState.Pending ? null : at;
        var stored = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO inbox_messages (source, dedupe_key, event_type, subject, body, received_at, state, attempts, processed_at, outcome)
            VALUES ({notice.Source}, {notice.DedupeKey}, {notice.EventType}, {notice.Subject}, {notice.Body}, {at}, {state}, 0, {processed}, {notice.Outcome})
            ON CONFLICT (source, dedupe_key) DO NOTHING
            """,
            cancel);
        if (stored > 0 && notice.State == InboxState.Pending)
        {
            bell.Ring(Promise.Inbox);
        }

        return stored > 0;
    }

    /// <summary>Notices to be processed now, oldest first.</summary>
    public async Task<List<long>> DueAsync(int most, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow();
        return await db.InboxMessages
            .Where(m => m.State == InboxState.Pending && (m.NextAttemptAt == null || m.NextAttemptAt <= now))
            .OrderBy(m => m.Id).Select(m => m.Id).Take(most).ToListAsync(cancel);
    }

    /// <summary>When a failed notice is due again; null when none waits.</summary>
    public async Task<DateTimeOffset?> NextAsync(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.InboxMessages.Where(m => m.State == InboxState.Pending).MinAsync(m => m.NextAttemptAt, cancel);
    }

    /// <summary>Does what the notice asks for, unless that was done, or another server is at it.</summary>
    /// <param name="handle">Works in the given context and its transaction; the message is the row to be marked.</param>
    public async Task ProcessAsync(
        long id, Func<StreamOpsDb, InboxMessageRow, CancellationToken, Task<NoticeOutcome>> handle, CancellationToken cancel)
    {
        try
        {
            await TryProcessAsync(id, handle, cancel);
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            await FailedAsync(id, error, cancel);
        }
    }

    /// <summary>Puts a notice that failed, or was of no concern, back among those to be processed.</summary>
    /// <param name="actor">E-mail address of the admin, for the trail.</param>
    /// <returns>False where it is not there, or waits already, or was done.</returns>
    public async Task<bool> ReplayAsync(long id, string actor, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockRowsAsync("inbox_messages", "id", [id], cancel);
        if (await db.InboxMessages.SingleOrDefaultAsync(m => m.Id == id, cancel) is not { State: InboxState.Parked or InboxState.Ignored } message)
        {
            return false;
        }

        db.AuditEntries.Add(new AuditEntryRow
        {
            At = clock.GetUtcNow(),
            Actor = actor,
            Action = "webhook.replayed",
            Subject = $"{message.Source} {message.EventType} {message.Id}",
            Before = JsonSerializer.Serialize(new { state = WireName.Of(message.State), attempts = message.Attempts, outcome = message.Outcome }),
        });
        (message.State, message.Attempts, message.NextAttemptAt, message.ProcessedAt) = (InboxState.Pending, 0, null, null);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        bell.Ring(Promise.Inbox);
        return true;
    }

    private async Task TryProcessAsync(
        long id, Func<StreamOpsDb, InboxMessageRow, CancellationToken, Task<NoticeOutcome>> handle, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await db.TryHoldAsync("inbox_messages", "id", id, cancel))
        {
            return;
        }

        var message = await db.InboxMessages.SingleAsync(m => m.Id == id, cancel);
        if (message.State != InboxState.Pending)
        {
            return;
        }

        var outcome = await handle(db, message, cancel);
        FailPoint.Reach("inbox-before-mark");
        (message.State, message.Outcome) = (outcome.State, Shortened(outcome.Text));
        (message.ProcessedAt, message.NextAttemptAt) = (clock.GetUtcNow(), null);
        message.Attempts++;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        FailPoint.Reach("inbox-after-commit");
        if (outcome.OwesCosts)
        {
            bell.Ring(Promise.Costs);
        }
    }

    private async Task FailedAsync(long id, Exception error, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await db.TryHoldAsync("inbox_messages", "id", id, cancel))
        {
            return;
        }

        var message = await db.InboxMessages.SingleAsync(m => m.Id == id, cancel);
        if (message.State != InboxState.Pending)
        {
            return;
        }

        message.Attempts++;
        message.Outcome = Shortened($"Failed: {error.GetType().Name}: {error.Message}");
        var parked = message.Attempts >= MostAttempts;
        (message.State, message.NextAttemptAt) = parked
            ? (InboxState.Parked, (DateTimeOffset?)null)
            : (InboxState.Pending, clock.GetUtcNow() + Gaps[message.Attempts - 1]);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        logger.Log(parked ? LogLevel.Error : LogLevel.Warning, error,
            "Webhook message {MessageId} failed {Attempts} times; {Next}", id, message.Attempts, parked ? "parked" : "it will be tried again");
    }

    private static string Shortened(string text) =>
        text.Storable(LongestOutcome);
}
