using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Budgets;
using StreamOps.Domain.Alerts;
using StreamOps.Domain.Budgets;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Time;

namespace StreamOps.Features.Alerts;

/// <summary>The last complete day against the pattern of its weekday, and what is furthest off in it.</summary>
public sealed class SpendWatch(StreamOpsDb db, SpendHistories histories, BillingCalendar calendar, TimeProvider clock) : IAlertWatch
{
    /// <summary>The same weekday of so many weeks before is the usual of a channel.</summary>
    private const int Weeks = 4;

    private static readonly BudgetScope[] Scopes =
        [BudgetScope.All, .. CostKind.All.Select(k => k.Service).Distinct().Select(BudgetScope.OfService)];

    public IReadOnlyList<AlertRuleKind> Kinds { get; } = [AlertRuleKind.CostAnomaly];

    public async Task<IReadOnlyList<Watched>> SeeAsync(IReadOnlyDictionary<AlertRuleKind, AlertRule> rules, CancellationToken cancel) =>
        [new Watched(AlertRuleKind.CostAnomaly, AlertSubject.Platform, await LookAsync(rules[AlertRuleKind.CostAnomaly], cancel))];

    private async Task<Observation> LookAsync(AlertRule rule, CancellationToken cancel)
    {
        var last = calendar.LastDayBefore(clock.GetUtcNow());
        var start = calendar.Of(last).End;
        if (await db.CostDuties.AnyAsync(cancel) || await db.Streams.AnyAsync(s => s.EndedAt == null && s.StartedAt < start, cancel))
        {
            return Observation.Unknown("Not everything of the last day is booked yet.");
        }

        var past = await histories.OfAsync(last.AddDays(1), Scopes, cancel);
        var (day, services) = Of(past, last);
        var seen = SpendConditions.Anomaly(day, services, [], rule);
        return seen.Sight == Sight.Bad ? SpendConditions.Anomaly(day, services, await ChannelsAsync(day!.Day, cancel), rule) : seen;
    }

    /// <summary>A day beside its usual, whole and by service.</summary>
    public static (UsualDay? Day, IReadOnlyList<SpendPart> Services) Of(IReadOnlyDictionary<BudgetScope, DailySpend> past, DateOnly day) => (
        UsualDay.Of(past[BudgetScope.All], day),
        [
            .. past.Where(p => p.Key.Kind == BudgetScopeKind.Service)
                .Select(p => (p.Key, Day: UsualDay.Of(p.Value, day)))
                .Where(p => p.Day is not null)
                .Select(p => new SpendPart(new Components.CostPart(p.Key.Service!, "", 0).ServiceName, p.Day!.SpentUsd, p.Day.ExpectedUsd)),
        ]);

    public static Task<IReadOnlyDictionary<BudgetScope, DailySpend>> HistoryAsync(SpendHistories histories, DateOnly today, CancellationToken cancel) =>
        histories.OfAsync(today, Scopes, cancel);

    private async Task<IReadOnlyList<SpendPart>> ChannelsAsync(DateOnly day, CancellationToken cancel)
    {
        var days = Enumerable.Range(0, Weeks + 1).Select(week => day.AddDays(-7 * week)).ToList();
        var rows = await db.StreamDays
            .Where(d => days.Contains(d.Day))
            .Join(db.Streams, d => d.StreamId, s => s.Id, (d, s) => new { s.ChannelId, s.Channel!.Name, d.Day, Ms = d.HlsMs + d.RtcMs })
            .GroupBy(x => new { x.ChannelId, x.Name, x.Day })
            .Select(g => new { g.Key, Ms = g.Sum(x => x.Ms) })
            .ToListAsync(cancel);
        return
        [
            .. rows.GroupBy(r => (r.Key.ChannelId, r.Key.Name)).Select(g => new SpendPart(
                g.Key.Name,
                g.Where(r => r.Key.Day == day).Sum(r => r.Ms) / 60_000m,
                g.Where(r => r.Key.Day != day).Sum(r => r.Ms) / 60_000m / Weeks)),
        ];
    }
}
