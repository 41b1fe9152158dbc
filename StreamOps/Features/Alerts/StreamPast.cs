using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Samples;
using StreamOps.Data.Streams;
using StreamOps.Domain.Alerts;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;

namespace StreamOps.Features.Alerts;

/// <summary>Replays rules of streams over past streams, a hundred at a time.</summary>
public sealed class StreamPast(StreamOpsDb db, TimeProvider clock)
{
    private const int Some = 100;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(EvaluateAlertsJob.IntervalSeconds);
    private static readonly StreamEventKind[] Relays = [StreamEventKind.RelayStarting, StreamEventKind.RelayActive, StreamEventKind.RelayStopped, StreamEventKind.Error];

    public async Task<List<ReplayedAlert>> ByMinuteAsync(AlertRule rule, CancellationToken cancel)
    {
        var found = new List<ReplayedAlert>();
        foreach (var some in (await StreamsAsync(isHybrid: false, cancel)).Chunk(Some))
        {
            var ids = some.Select(s => s.Id).ToList();
            var minutes = (await db.StreamMinutes.AsNoTracking().Where(m => ids.Contains(m.StreamId)).ToListAsync(cancel)).ToLookup(m => m.StreamId);
            found.AddRange(some.SelectMany(s => RuleReplay.Of(rule, Subject(s), ByMinute(rule, s, minutes[s.Id].ToDictionary(m => m.Minute)))));
        }

        return found;
    }

    public async Task<List<ReplayedAlert>> ByEventAsync(AlertRule rule, CancellationToken cancel)
    {
        var found = new List<ReplayedAlert>();
        foreach (var some in (await StreamsAsync(isHybrid: true, cancel)).Chunk(Some))
        {
            var (channels, from) = (some.Select(s => s.ChannelId).Distinct().ToList(), some.Min(s => s.StartedAt));
            var events = (await db.StreamEvents.AsNoTracking()
                .Where(e => channels.Contains(e.ChannelId) && e.At >= from && Relays.Contains(e.Kind))
                .OrderBy(e => e.At)
                .ToListAsync(cancel)).ToLookup(e => e.ChannelId);
            found.AddRange(some.SelectMany(s => RuleReplay.Of(rule, Subject(s), ByEvent(s, [.. events[s.ChannelId].Where(e => e.At >= s.StartedAt && e.At < s.EndedAt)]))));
        }

        return found;
    }

    private static IEnumerable<(DateTimeOffset At, Observation Seen)> ByMinute(AlertRule rule, StreamRow stream, Dictionary<DateTimeOffset, StreamMinuteRow> minutes)
    {
        var sampled = stream.StartedAt;
        for (var minute = stream.StartedAt.ToMinute(); minute + Minute <= stream.EndedAt; minute += Minute)
        {
            var at = minute + Minute;
            sampled = minutes.GetValueOrDefault(minute) is { Samples: > 0 } ? at : sampled;
            yield return (at, rule.Kind == AlertRuleKind.StalledStream
                ? StreamConditions.Stalled(at - sampled, stream.MaxGap, null, rule)
                : StreamConditions.ViewerDrop(Average(minutes, minute.AddMinutes(-rule.WindowMinutes ?? 0)), Whole(Average(minutes, minute)), rule));
        }

        yield return (stream.EndedAt!.Value, Observation.Gone("The stream has ended."));
    }

    /// <summary>Of a stream whose relay never failed there is nothing to look at.</summary>
    private static IEnumerable<(DateTimeOffset At, Observation Seen)> ByEvent(StreamRow stream, List<StreamEventRow> events)
    {
        if (!events.Exists(e => e.Kind is StreamEventKind.Error or StreamEventKind.RelayStopped))
        {
            yield break;
        }

        var (next, isBad) = (0, false);
        for (var at = stream.StartedAt; at < stream.EndedAt; at += Beat)
        {
            for (; next < events.Count && events[next].At <= at; next++)
            {
                isBad = events[next].Kind is StreamEventKind.Error or StreamEventKind.RelayStopped;
            }

            yield return (at, isBad ? Observation.Bad(null, $"The relay failed.") : Observation.Fine());
        }

        yield return (stream.EndedAt!.Value, Observation.Gone("The stream has ended."));
    }

    private Task<List<StreamRow>> StreamsAsync(bool isHybrid, CancellationToken cancel)
    {
        var from = clock.GetUtcNow().AddDays(-RuleRehearsal.Days);
        return db.Streams.AsNoTracking().Include(s => s.Channel)
            .Where(s => s.StartedAt >= from && s.EndedAt != null && (!isHybrid || s.Mode == StreamMode.Hybrid))
            .OrderByDescending(s => s.StartedAt)
            .Take(RuleRehearsal.MostStreams)
            .ToListAsync(cancel);
    }

    private static AlertSubject Subject(StreamRow stream) => AlertSubject.OfStream(stream.Id, stream.ChannelId, stream.Channel!.Name, stream.Mode);

    private static decimal? Average(Dictionary<DateTimeOffset, StreamMinuteRow> minutes, DateTimeOffset minute) => minutes.GetValueOrDefault(minute)?.Audience.Average;

    private static int? Whole(decimal? viewers) => viewers is { } v ? (int)decimal.Round(v) : null;
}
