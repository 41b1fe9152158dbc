using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Access;
using StreamOps.Data.Alerts;
using StreamOps.Domain.Alerts;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Alerts;

/// <summary>What became of a change.</summary>
public enum AlertChangeResult
{
    Done,

    /// <summary>There is no such thing any more.</summary>
    Gone,

    /// <summary>It has changed since it was shown.</summary>
    Changed,
}

/// <summary>Somebody takes an alert.</summary>
public sealed class AlertStore(IDbContextFactory<StreamOpsDb> factory, AuditTrail audit, TimeProvider clock)
{
    /// <summary>The same again changes nothing.</summary>
    public async Task<AlertChangeResult> AcknowledgeAsync(long id, UserRow owner, string? note, string actor, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockRowsAsync("alerts", "id", [id], cancel);
        if (await db.Alerts.SingleOrDefaultAsync(a => a.Id == id, cancel) is not { } row)
        {
            return AlertChangeResult.Gone;
        }

        var now = clock.GetUtcNow();
        if (row.Standing.Acknowledged(now) is not { } taken)
        {
            return AlertChangeResult.Changed;
        }

        if ((row.State, row.OwnerId, row.Note) != (taken.State, owner.Id, note))
        {
            Take(db, row, taken, (owner, note, actor, now));
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }

        return AlertChangeResult.Done;
    }

    private void Take(StreamOpsDb db, AlertRow row, AlertStanding taken, (UserRow Owner, string? Note, string Actor, DateTimeOffset Now) by)
    {
        var (from, before) = (row.State, Said(row));
        row.Take(taken);
        (row.OwnerId, row.OwnerName, row.AcknowledgedAt, row.Note) = (by.Owner.Id, by.Owner.Email, by.Now, by.Note);
        db.AlertChanges.Add(new AlertChangeRow
        {
            AlertId = row.Id,
            At = by.Now,
            Who = by.Actor,
            From = from,
            To = taken.State,
            Why = $"Taken by {by.Owner.Email}.{(by.Note is null ? "" : $" {by.Note}")}",
        });
        audit.Add(db, by.Actor, "alert.acknowledged", $"{AlertWords.Title(row.Kind)}: {row.SubjectName}", before, Said(row));
    }

    private static object Said(AlertRow row) => new { row.Id, State = row.State.ToString(), row.OwnerName, row.Note };
}
