using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Alerts;
using StreamOps.Domain.Alerts;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Alerts;

/// <summary>A silence as a form asks for it.</summary>
/// <param name="Covers">In words.</param>
public sealed record SilenceDraft(AlertRuleKind? Kind, long? ChannelId, string? Subject, string Covers, string Reason, Interval Span);

/// <summary>Writes silences and maintenance windows, each with its audit row in one transaction.</summary>
public sealed class SilenceStore(IDbContextFactory<StreamOpsDb> factory, AuditTrail audit, TimeProvider clock)
{
    /// <summary>The same form twice is one silence.</summary>
    public async Task AddAsync(SilenceDraft draft, Guid formKey, string actor, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        db.Silences.Add(new SilenceRow
        {
            FormKey = formKey,
            Kind = draft.Kind,
            ChannelId = draft.ChannelId,
            Subject = draft.Subject,
            Covers = draft.Covers,
            Reason = draft.Reason,
            StartsAt = draft.Span.Start,
            EndsAt = draft.Span.End,
            CreatedBy = actor,
            CreatedAt = clock.GetUtcNow(),
        });
        audit.Add(db, actor, "silence.added", draft.Covers, null, Said(draft.Kind, draft.ChannelId, draft.Subject, draft.Reason, draft.Span));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException error) when (db.IsDuplicateKey(error))
        {
            // Sent before, and saved then.
        }
    }

    /// <summary>Ends one now; one that has not begun never will.</summary>
    public async Task EndAsync(long id, string actor, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockRowsAsync("silences", "id", [id], cancel);
        var now = clock.GetUtcNow();
        if (await db.Silences.SingleOrDefaultAsync(s => s.Id == id && s.EndsAt > now, cancel) is not { } row)
        {
            return;
        }

        var before = Said(row.Kind, row.ChannelId, row.Subject, row.Reason, new Interval(row.StartsAt, row.EndsAt));
        (row.StartsAt, row.EndsAt) = (row.StartsAt < now ? row.StartsAt : now, now);
        audit.Add(db, actor, "silence.ended", row.Covers, before, Said(row.Kind, row.ChannelId, row.Subject, row.Reason, new Interval(row.StartsAt, row.EndsAt)));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private static object Said(AlertRuleKind? kind, long? channelId, string? subject, string reason, Interval span) => new
    {
        Rule = kind is { } k ? WireName.Of(k) : null,
        ChannelId = channelId,
        Subject = subject,
        Reason = reason,
        StartsAt = span.Start,
        EndsAt = span.End,
    };
}
