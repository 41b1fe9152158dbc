namespace StreamOps.Data.Messages;

/// <summary>Mails that should be on their way.</summary>
public static class WaitingMails
{
    /// <summary>Neither sent nor given up. What is kept back for quiet hours was not tried yet, and waits for its time.</summary>
    public static IQueryable<OutboxMailRow> Waiting(this IQueryable<OutboxMailRow> mails, DateTimeOffset now) =>
        mails.Where(m => m.SentAt == null && m.ParkedAt == null && (m.Attempts > 0 || m.NextAttemptAt == null || m.NextAttemptAt <= now));
}
