using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Domain.Alerts;
using StreamOps.Domain.Streams;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Alerts;

/// <summary>Changes rules, each change with its audit row in one transaction.</summary>
public sealed class RuleStore(IDbContextFactory<StreamOpsDb> factory, AuditTrail audit)
{
    /// <param name="rule">Its version is that of the rule which the form was filled from.</param>
    public async Task<AlertChangeResult> ChangeAsync(AlertRule rule, string actor, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        if (await db.AlertRules.SingleOrDefaultAsync(r => r.Kind == rule.Kind, cancel) is not { } row)
        {
            return AlertChangeResult.Gone;
        }

        if (row.Version != rule.Version)
        {
            return AlertChangeResult.Changed;
        }

        var before = Said(row.ToRule());
        row.Take(rule);
        row.Version++;
        audit.Add(db, actor, "alert-rule.changed", AlertWords.Title(rule.Kind), before, Said(rule));
        try
        {
            await db.SaveChangesAsync(cancel);
            return AlertChangeResult.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return AlertChangeResult.Changed;
        }
    }

    private static object Said(AlertRule rule) => new
    {
        rule.IsOn,
        rule.Threshold,
        rule.WindowMinutes,
        PendingSeconds = rule.Pending.TotalSeconds,
        RecoverySeconds = rule.Recovery.TotalSeconds,
        Severity = WireName.Of(rule.Severity),
        NoData = WireName.Of(rule.NoData),
        EscalateMinutes = rule.EscalateAfter?.TotalMinutes,
        RepeatMinutes = rule.RepeatEvery?.TotalMinutes,
    };
}
