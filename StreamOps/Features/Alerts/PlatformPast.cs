using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Budgets;
using StreamOps.Data.Operations;
using StreamOps.Domain.Alerts;
using StreamOps.Domain.Time;

namespace StreamOps.Features.Alerts;

/// <summary>Replays rules of the whole platform over what is kept of it.</summary>
public sealed class PlatformPast(StreamOpsDb db, SpendHistories histories, BillingCalendar calendar, TimeProvider clock)
{
    /// <summary>A day is looked at twice, so that one that is well again is over by the second look.</summary>
    private static readonly TimeSpan Half = TimeSpan.FromHours(11);

    public async Task<List<ReplayedAlert>> SlotsAsync(AlertRule rule, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var from = now.AddDays(-RuleRehearsal.Days).ToMinute();
        var streams = await db.Streams.AsNoTracking()
            .Where(s => s.StartedAt < now && (s.EndedAt == null || s.EndedAt > from))
            .Select(s => new { s.StartedAt, s.EndedAt, s.Mode, s.Relay, s.Tier })
            .ToListAsync(cancel);
        var changes = streams
            .Where(s => StreamWatch.Takes(rule.Kind, s.Mode, s.Relay, s.Tier))
            .SelectMany(s => new[] { (At: s.StartedAt, By: 1), (At: s.EndedAt ?? now.AddDays(1), By: -1) })
            .OrderBy(c => c.At)
            .ToList();
        return [.. RuleReplay.Of(rule, AlertSubject.Platform, Slots(rule, changes, from, now))];
    }

    public async Task<List<ReplayedAlert>> SpendAsync(AlertRule rule, CancellationToken cancel)
    {
        var today = calendar.DayOf(clock.GetUtcNow());
        var past = await SpendWatch.HistoryAsync(histories, today, cancel);
        var course = Enumerable.Range(1, RuleRehearsal.Days).Select(back => today.AddDays(back - RuleRehearsal.Days - 1)).SelectMany(day =>
        {
            var (usual, services) = SpendWatch.Of(past, day);
            var seen = SpendConditions.Anomaly(usual, services, [], rule);
            var at = calendar.StartOf(day.AddDays(1));
            return new[] { (at, seen), (at + Half, seen) };
        });
        return [.. RuleReplay.Of(rule, AlertSubject.Platform, course)];
    }

    public async Task<List<ReplayedAlert>> StorageAsync(AlertRule rule, CancellationToken cancel)
    {
        var from = clock.GetUtcNow().UtcDay().AddDays(-RuleRehearsal.Days);
        var readings = await db.StorageReadings.AsNoTracking().Where(r => r.Day >= from).OrderBy(r => r.Day).ToListAsync(cancel);
        var course = readings.SelectMany(r =>
        {
            var seen = CapacityConditions.Storage(r.StoredMinutes, r.BoughtMinutes, isRefused: false, TimeSpan.Zero, rule);
            return new[] { (r.ReadAt, seen), (r.ReadAt + Half, seen) };
        });
        return [.. RuleReplay.Of(rule, AlertSubject.Platform, course)];
    }

    public async Task<List<ReplayedAlert>> UsageAsync(AlertRule rule, CancellationToken cancel)
    {
        var from = clock.GetUtcNow().UtcDay().AddDays(-RuleRehearsal.Days);
        var readings = await db.UsageReadings.AsNoTracking()
            .Where(r => r.Service == UsageReadingRow.CloudflareDelivery && r.Day >= from)
            .OrderBy(r => r.Day)
            .ToListAsync(cancel);
        var course = readings.SelectMany(r =>
        {
            var seen = UsageConditions.Drift(r.Metered, r.Day.AddDays(1), rule);
            var at = new DateTimeOffset(r.Day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            return new[] { (at, seen), (at + Half, seen) };
        });
        return [.. RuleReplay.Of(rule, UsageWatch.Subject, course)];
    }

    private static IEnumerable<(DateTimeOffset At, Observation Seen)> Slots(AlertRule rule, List<(DateTimeOffset At, int By)> changes, DateTimeOffset from, DateTimeOffset now)
    {
        var (next, used) = (0, 0);
        for (var at = from; at <= now; at = at.AddMinutes(1))
        {
            for (; next < changes.Count && changes[next].At <= at; next++)
            {
                used += changes[next].By;
            }

            yield return (at, CapacityConditions.Slots(used, StreamWatch.Noun(rule.Kind), rule));
        }
    }
}
