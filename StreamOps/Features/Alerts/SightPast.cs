using StreamOps.Data.Alerts;
using StreamOps.Domain.Alerts;

namespace StreamOps.Features.Alerts;

/// <summary>Replays rules over what they themselves saw.</summary>
public sealed class SightPast(AlertSights sights, TimeProvider clock)
{
    /// <returns>Null: nothing is kept.</returns>
    public async Task<SeenPast?> OfAsync(AlertRule rule, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var from = now.AddDays(-RuleRehearsal.Days);
        var rows = await sights.OfAsync(rule.Kind, from, cancel);
        if (rows.Count == 0)
        {
            return null;
        }

        var since = rows.Min(r => r.Minute);
        return new SeenPast(
            [.. rows.GroupBy(r => r.Subject).SelectMany(g => RuleReplay.Of(rule, g.Last().About, SightCourse.Of(rule, [.. g.Select(r => r.Kept)], now)))],
            since > from + SightCourse.Silence ? since : null);
    }
}

/// <summary>What a rule would have done on what is kept.</summary>
/// <param name="Since">When keeping began; null: before what is replayed.</param>
public sealed record SeenPast(List<ReplayedAlert> Alerts, DateTimeOffset? Since);
