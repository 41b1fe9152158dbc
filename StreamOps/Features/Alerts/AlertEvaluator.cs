using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Alerts;
using StreamOps.Domain.Alerts;

namespace StreamOps.Features.Alerts;

/// <summary>
/// Judges every rule and writes down what changed, with what people are to be told of it, in one transaction. Any number of servers may do so at
/// once and be killed anywhere: a change and its notification are there once or not yet.
/// </summary>
public sealed class AlertEvaluator(
    AlertRuleBook book, AlertLooks looks, AlertWriter writer, SightKeeper keeper, IDbContextFactory<StreamOpsDb> factory, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken cancel)
    {
        var rules = await book.AllAsync(cancel);
        var looked = await looks.SeeAsync(rules, cancel);
        await writer.WriteAsync([.. AlertPlan.Of(await WorldAsync(rules, looked, cancel))], cancel);
        await keeper.KeepAsync(rules, looked, clock.GetUtcNow(), cancel);
    }

    private async Task<AlertWorld> WorldAsync(IReadOnlyList<AlertRule> rules, Looked looked, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow();
        var lately = now - AlertRule.Calm;
        var resolved = await db.Alerts.AsNoTracking().Where(a => a.ResolvedAt >= lately).Select(a => new { a.Kind, a.Subject, a.ResolvedAt }).ToListAsync(cancel);
        return new AlertWorld(
            rules,
            looked,
            await db.Alerts.AsNoTracking().Where(a => a.ResolvedAt == null).ToListAsync(cancel),
            resolved.GroupBy(r => (r.Kind, r.Subject)).ToDictionary(g => g.Key, g => g.Max(r => r.ResolvedAt!.Value)),
            await Silences.AtAsync(db, now, cancel),
            now);
    }
}
