using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Messages;
using StreamOps.Domain.Alerts;

namespace StreamOps.Features.Alerts;

/// <summary>Whether the mails that are owed go out.</summary>
public sealed class MailWatch(StreamOpsDb db, IConfiguration configuration, TimeProvider clock) : IAlertWatch
{
    public IReadOnlyList<AlertRuleKind> Kinds { get; } = [AlertRuleKind.MailStuck];

    public async Task<IReadOnlyList<Watched>> SeeAsync(IReadOnlyDictionary<AlertRuleKind, AlertRule> rules, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(configuration["Smtp:Host"]))
        {
            return [];
        }

        // What was kept back for quiet hours waits from the end of them on.
        var now = clock.GetUtcNow();
        var unsent = db.OutboxMails.AsNoTracking().Where(m => m.SentAt == null);
        var oldest = await db.OutboxMails.AsNoTracking().Waiting(now)
            .MinAsync(m => m.Attempts == 0 && m.NextAttemptAt != null ? m.NextAttemptAt : (DateTimeOffset?)m.CreatedAt, cancel);
        var parked = await unsent.CountAsync(m => m.ParkedAt != null, cancel);
        var reason = await unsent.Where(m => m.LastError != null).OrderByDescending(m => m.Id).Select(m => m.LastError).FirstOrDefaultAsync(cancel);
        return [new Watched(AlertRuleKind.MailStuck, AlertSubject.Platform, MachineConditions.Mail(oldest, parked, reason, now, rules[AlertRuleKind.MailStuck]))];
    }
}
