using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Streams;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Reconciliation;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Reconciliation;

/// <summary>What was counted on UTC days, which are those of the vendors and not always those of the roll-ups. Each day is read once for a request.</summary>
public sealed class UtcUsage(StreamOpsDb db)
{
    private readonly Dictionary<DateOnly, UtcDay> known = [];

    public async Task<UtcDay> OfAsync(DateOnly day, CancellationToken cancel) =>
        known.TryGetValue(day, out var read) ? read : known[day] = await ReadAsync(day, cancel);

    private async Task<UtcDay> ReadAsync(DateOnly day, CancellationToken cancel)
    {
        var span = BillingCalendar.Utc.Of(day);
        List<Group> groups = [.. await WholeAsync(span, cancel), .. await CutAsync(span, cancel)];
        var used = groups.Where(g => g.IsCosted)
            .SelectMany(g => UsedQuantity.Of(g.Facts, new DayUsage(day, g.LiveMs, g.HlsMs, g.RtcMs)))
            .GroupBy(q => (q.Basis, q.Tier))
            .Select(q => new UsedQuantity(day, q.Key.Basis, q.Key.Tier, q.Sum(x => x.Ms)));
        return new UtcDay([.. used], groups.Count > 0, groups.Exists(g => g.EndedBy == EndCause.Timeout));
    }

    /// <summary>Streams that lie in the day, by what decides their price: as many rows as there are kinds of streams.</summary>
    private async Task<List<Group>> WholeAsync(Interval span, CancellationToken cancel)
    {
        var (from, to) = (span.Start, span.End);
        var rows = await db.Streams.Where(s => s.StartedAt >= from && s.StartedAt < to && s.EndedAt <= to)
            .Join(db.StreamDays, s => s.Id, d => d.StreamId, (s, d) => new { s.Mode, s.Relay, s.Tier, s.Hosts, s.EndedBy, IsCosted = s.CostedAt != null, d.LiveMs, d.HlsMs, d.RtcMs })
            .GroupBy(x => new { x.Mode, x.Relay, x.Tier, x.Hosts, x.EndedBy, x.IsCosted })
            .Select(g => new { g.Key, Live = g.Sum(x => x.LiveMs), Hls = g.Sum(x => x.HlsMs), Rtc = g.Sum(x => x.RtcMs) })
            .ToListAsync(cancel);
        return rows.ConvertAll(r => new Group(
            new StreamFacts(r.Key.Mode, r.Key.Relay, r.Key.Tier, r.Key.Hosts), r.Key.EndedBy, r.Key.IsCosted, r.Live, r.Hls, r.Rtc));
    }

    /// <summary>Streams that reach over an end of the day, by their minutes in it.</summary>
    private async Task<List<Group>> CutAsync(Interval span, CancellationToken cancel)
    {
        var (from, to) = (span.Start, span.End);
        var cut = db.Streams.Where(s => s.StartedAt < to && (s.EndedAt == null || s.EndedAt > from) && (s.StartedAt < from || s.EndedAt == null || s.EndedAt > to));
        var streams = await cut.AsNoTracking().ToListAsync(cancel);
        var minutes = await cut
            .Join(db.StreamMinutes.Where(m => m.Minute >= from && m.Minute < to), s => s.Id, m => m.StreamId, (_, m) => m)
            .GroupBy(m => m.StreamId)
            .Select(g => new { StreamId = g.Key, Hls = g.Sum(m => m.HlsMs), Rtc = g.Sum(m => m.RtcMs) })
            .ToDictionaryAsync(m => m.StreamId, cancel);
        return streams.ConvertAll(s => new Group(
            s.Facts,
            s.EndedBy,
            s.CostedAt is not null && s.EndedAt is not null,
            span.Intersect(new Interval(s.StartedAt, s.EndedAt ?? span.End)).Milliseconds,
            minutes.GetValueOrDefault(s.Id)?.Hls ?? 0,
            minutes.GetValueOrDefault(s.Id)?.Rtc ?? 0));
    }

    private sealed record Group(StreamFacts Facts, EndCause? EndedBy, bool IsCosted, long LiveMs, long HlsMs, long RtcMs);
}

/// <summary>A UTC day as it was counted here: streams whose costs are recorded.</summary>
public sealed record UtcDay(IReadOnlyList<UsedQuantity> Used, bool HasStreams, bool HasLostEnd);
