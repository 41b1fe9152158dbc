using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Alerts;
using StreamOps.Data.Operations;
using StreamOps.Domain.Alerts;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Alerts;

/// <summary>Writes moves of alerts, some in a transaction; where one of them does not fit, each by itself.</summary>
public sealed class AlertWriter(IDbContextFactory<StreamOpsDb> factory, PromiseBell bell, TimeProvider clock, ILogger<AlertWriter> logger)
{
    private const int Some = 50;

    public async Task WriteAsync(IReadOnlyList<AlertMove> moves, CancellationToken cancel)
    {
        foreach (var some in moves.Chunk(Some))
        {
            if (!await TryWriteAsync(some, cancel) && some.Length > 1)
            {
                foreach (var move in some)
                {
                    await TryWriteAsync([move], cancel);
                }
            }
        }

        if (moves.Any(m => m.Step.News is not null))
        {
            bell.Ring(Promise.Notifications);
        }
    }

    private async Task<bool> TryWriteAsync(AlertMove[] moves, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        try
        {
            await WriteAsync(db, moves, cancel);
            return true;
        }
        catch (DbUpdateException error) when (error is DbUpdateConcurrencyException || db.IsDuplicateKey(error))
        {
            // Another server or a person was faster: the next beat looks at what they left.
            return false;
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            logger.LogError(error, "{Count} changes of alerts could not be written; they are judged again", moves.Length);
            return false;
        }
    }

    private async Task WriteAsync(StreamOpsDb db, AlertMove[] moves, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var ids = moves.Where(m => m.Row is not null).Select(m => m.Row!.Id).ToList();
        var rows = await db.Alerts.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancel);
        var changes = moves.Select(m => Apply(db, m, rows)).OfType<AlertChange>().ToList();

        // New alerts get the number that their history and their notification are keyed by.
        await db.SaveChangesAsync(cancel);
        foreach (var change in changes)
        {
            Tell(db, change);
        }

        await db.SaveChangesAsync(cancel);
        FailPoint.Reach("alerts:before-commit");
        await transaction.CommitAsync(cancel);
        FailPoint.Reach("alerts:committed");
    }

    /// <returns>What is to be written beside it; null where nothing is.</returns>
    private static AlertChange? Apply(StreamOpsDb db, AlertMove move, Dictionary<long, AlertRow> rows)
    {
        var row = move.Row is null ? null : rows.GetValueOrDefault(move.Row.Id);
        if (move.Row is not null && row?.Version != move.Row.Version)
        {
            return null;
        }

        if (move.Step.Standing is not { } standing)
        {
            db.Alerts.Remove(row!);
            return null;
        }

        var from = row?.State ?? AlertState.Ok;
        row ??= db.Alerts.Add(New(move)).Entity;
        row.Take(standing);
        row.MutedBy = move.MutedBy;
        row.Tellings += move.Step.News is null ? 0 : 1;
        return move.IsQuiet ? null : new AlertChange(row, from, move);
    }

    private static AlertRow New(AlertMove move) => new()
    {
        Kind = move.Rule.Kind,
        Subject = move.Subject.Key,
        SubjectName = move.Subject.Name,
        ChannelId = move.Subject.ChannelId,
        StreamId = move.Subject.StreamId,
        Severity = move.Rule.Severity,
        Says = "",
    };

    private void Tell(StreamOpsDb db, AlertChange change)
    {
        db.AlertChanges.Add(new AlertChangeRow
        {
            AlertId = change.Row.Id,
            At = clock.GetUtcNow(),
            Who = AuditTrail.System,
            From = change.From,
            To = change.Row.State,
            Why = AlertNotice.Why(change),
        });
        if (change.Move.Step.News is { } news)
        {
            db.Notifications.Add(AlertNotice.Of(change.Row, news, clock.GetUtcNow()));
        }
    }
}

/// <summary>An alert that has come into another state, or of which people are told.</summary>
public sealed record AlertChange(AlertRow Row, AlertState From, AlertMove Move);
