using Microsoft.EntityFrameworkCore;
using StreamOps.Domain.Alerts;
using StreamOps.Domain.Health;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Figures;

/// <summary>Reads how past streams went, from timelines, alerts and roll-ups; two queries however many they are.</summary>
public sealed class PastHealthReads(StreamOpsDb db)
{
    /// <summary>A relay that comes and goes all the time fills no memory: streams behind so many events have no data.</summary>
    private const int MostEvents = 5_000;

    private static readonly StreamEventKind[] Kinds = [.. TroubledStretch.Kinds];

    /// <returns>By stream; those on air are missing.</returns>
    public async Task<IReadOnlyDictionary<long, PastHealth>> OfAsync(IEnumerable<StreamFigures> streams, CancellationToken cancel)
    {
        var past = streams.Where(s => !s.IsLive).ToList();
        if (past.Count == 0)
        {
            return new Dictionary<long, PastHealth>();
        }

        var ids = past.ConvertAll(s => s.Stream.Id);
        var events = await EventsAsync(ids, cancel);
        var until = events.Count > MostEvents ? events[MostEvents].At : DateTimeOffset.MaxValue;
        var heard = events.ToLookup(e => e.StreamId, e => (e.At, e.Kind));
        var outside = await OutsideLimitsAsync(ids, cancel);
        return past.ToDictionary(s => s.Stream.Id, s => s.Span.End > until
            ? PastHealth.None(s.Span)
            : PastHealth.Of(s.Span, s.Audience.SampledMs, [.. TroubledStretch.Of(s.Span, s.Stream.Mode, [.. heard[s.Stream.Id]]), .. outside[s.Stream.Id]]));
    }

    private async Task<List<(long StreamId, DateTimeOffset At, StreamEventKind Kind)>> EventsAsync(List<long> ids, CancellationToken cancel)
    {
        var rows = await db.Streams
            .Where(s => ids.Contains(s.Id))
            .SelectMany(
                s => db.StreamEvents.Where(e => e.ChannelId == s.ChannelId && e.At >= s.StartedAt && e.At <= s.EndedAt && Kinds.Contains(e.Kind)),
                (s, e) => new { s.Id, e.At, e.Kind })
            .OrderBy(e => e.At).ThenBy(e => e.Kind)
            .Take(MostEvents + 1)
            .ToListAsync(cancel);
        return rows.ConvertAll(r => (r.Id, r.At, r.Kind));
    }

    /// <summary>While an alert on Cloudflare's limits lasted, its recovery not counted.</summary>
    private async Task<ILookup<long, TroubledStretch>> OutsideLimitsAsync(List<long> ids, CancellationToken cancel)
    {
        var rows = await db.Alerts.AsNoTracking()
            .Where(a => a.StreamId != null && ids.Contains(a.StreamId.Value) && a.Kind == AlertRuleKind.IngestLimits && a.FiredAt != null)
            .Select(a => new { StreamId = a.StreamId!.Value, a.BadSince, End = a.FineSince ?? a.ResolvedAt })
            .ToListAsync(cancel);
        return rows.ToLookup(
            r => r.StreamId,
            r => new TroubledStretch(new Interval(r.BadSince, r.End ?? DateTimeOffset.MaxValue), HealthGrade.Fair, "The stream was outside Cloudflare's limits"));
    }
}
