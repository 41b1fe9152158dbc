using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Operations;

namespace StreamOps.Data.Messages;

/// <summary>Since when no mail goes out, for people who rely on being told.</summary>
/// <param name="Since">Age of the oldest mail that should be gone, UTC.</param>
/// <param name="Waiting">Mails that wait.</param>
public sealed record MailOutage(DateTimeOffset Since, int Waiting, string? Reason)
{
    /// <returns>Null while mail goes out, or nothing waits. A mail that was refused for good is a dead letter, no outage.</returns>
    public static async Task<MailOutage?> FindAsync(StreamOpsDb db, CancellationToken cancel)
    {
        var word = await db.Connectors.AsNoTracking().SingleOrDefaultAsync(c => c.Name == Connectors.Mail, cancel);
        if (word is not { LastFailureAt: { } failed } || failed <= word.LastSuccessAt)
        {
            return null;
        }

        var waiting = db.OutboxMails.Where(m => m.SentAt == null && m.ParkedAt == null && (m.Attempts > 0 || m.NextAttemptAt == null));
        return await waiting.MinAsync(m => (DateTimeOffset?)m.CreatedAt, cancel) is { } since
            ? new MailOutage(since, await waiting.CountAsync(cancel), word.LastFailureReason)
            : null;
    }
}
