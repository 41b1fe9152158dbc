using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Streams;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Streams;

/// <summary>A note that was checked.</summary>
/// <param name="At">UTC, within the stream.</param>
/// <param name="FormId">Of the form that it was written in.</param>
public sealed record NewNote(DateTimeOffset At, string Text, Guid FormId);

/// <summary>Writes and deletes notes beside a stream, each with its row in the audit trail. Every call may be repeated.</summary>
public sealed class StreamNotes(StreamOpsDb db, AuditTrail audit, TimeProvider clock)
{
    /// <summary>So many are shown whole on one page.</summary>
    public const int MostOfStream = 100;

    public async Task<bool> IsFullAsync(long streamId, CancellationToken cancel) =>
        await db.StreamNotes.CountAsync(n => n.StreamId == streamId, cancel) >= MostOfStream;

    /// <summary>The same form again adds nothing.</summary>
    public async Task AddAsync(long streamId, NewNote note, Guid authorId, string actor, CancellationToken cancel)
    {
        db.StreamNotes.Add(new StreamNoteRow
        {
            StreamId = streamId,
            At = note.At,
            Text = note.Text,
            AuthorId = authorId,
            CreatedAt = clock.GetUtcNow(),
            FormId = note.FormId,
        });
        audit.Add(db, actor, "note.added", $"stream {streamId}", null, new { at = note.At, text = note.Text });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException error) when (db.IsDuplicateKey(error))
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>One that is gone already stays so.</summary>
    public async Task DeleteAsync(long streamId, long noteId, string actor, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var note = await db.StreamNotes.AsNoTracking().SingleOrDefaultAsync(n => n.Id == noteId && n.StreamId == streamId, cancel);
        if (note is null || await db.StreamNotes.Where(n => n.Id == noteId).ExecuteDeleteAsync(cancel) == 0)
        {
            return;
        }

        audit.Add(db, actor, "note.deleted", $"stream {streamId}", new { at = note.At, text = note.Text }, null);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
