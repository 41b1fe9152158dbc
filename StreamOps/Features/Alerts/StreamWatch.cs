using Microsoft.EntityFrameworkCore;
using StreamOps.Data;
using StreamOps.Data.Access;
using StreamOps.Data.Figures;
using StreamOps.Domain.Alerts;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;

namespace StreamOps.Features.Alerts;

/// <summary>Everything that is on air, by its roll-ups: relays, silence, ingest, audience, and how many relays and recordings run at once.</summary>
public sealed class StreamWatch(StreamOpsDb db, StreamReads streams) : IAlertWatch
{
    public IReadOnlyList<AlertRuleKind> Kinds { get; } =
    [
        AlertRuleKind.RelayError, AlertRuleKind.StalledStream, AlertRuleKind.IngestLimits, AlertRuleKind.ViewerDrop, AlertRuleKind.RelaySlots, AlertRuleKind.RecordingSlots,
    ];

    public async Task<IReadOnlyList<Watched>> SeeAsync(IReadOnlyDictionary<AlertRuleKind, AlertRule> rules, CancellationToken cancel)
    {
        // One that was silent for as long as closes it is not on air: a past stream that is being handed over, for instance.
        var live = (await streams.LiveAsync(ChannelScope.All, cancel)).Where(s => s.Span.End >= s.AsOf).ToList();
        var before = await BeforeAsync(live, rules.GetValueOrDefault(AlertRuleKind.ViewerDrop), cancel);
        return
        [
            .. live.SelectMany(s => Of(s, rules, before.TryGetValue(s.Stream.Id, out var viewers) ? viewers : null)),
            .. Slots(live, rules),
        ];
    }

    private static Observation? Look(AlertRuleKind kind, StreamFigures stream, AlertRule rule, decimal? viewersBefore) => kind switch
    {
        AlertRuleKind.RelayError => StreamConditions.RelayError(stream.Facts),
        AlertRuleKind.StalledStream => StreamConditions.Stalled(
            stream.AsOf - (stream.Total?.LastSampleAt ?? stream.Stream.StartedAt), stream.Stream.MaxGap, stream.Total?.LastBitrateKbps, rule),
        AlertRuleKind.IngestLimits => StreamConditions.Ingest(stream.Facts),
        AlertRuleKind.ViewerDrop => StreamConditions.ViewerDrop(viewersBefore, stream.ViewersNow, rule),
        _ => null,
    };

    private static IEnumerable<Watched> Of(StreamFigures stream, IReadOnlyDictionary<AlertRuleKind, AlertRule> rules, decimal? viewersBefore)
    {
        var subject = AlertSubject.OfStream(stream.Stream.Id, stream.Stream.ChannelId, stream.ChannelName, stream.Stream.Mode);
        foreach (var (kind, rule) in rules)
        {
            if (Look(kind, stream, rule, viewersBefore) is { } seen)
            {
                yield return new Watched(kind, subject, seen);
            }
        }
    }

    private static IEnumerable<Watched> Slots(List<StreamFigures> live, IReadOnlyDictionary<AlertRuleKind, AlertRule> rules)
    {
        foreach (var kind in new[] { AlertRuleKind.RelaySlots, AlertRuleKind.RecordingSlots })
        {
            if (rules.TryGetValue(kind, out var rule))
            {
                yield return new Watched(kind, AlertSubject.Platform, CapacityConditions.Slots(live.Count(s => Takes(kind, s.Stream.Mode, s.Stream.Relay, s.Stream.Tier)), Noun(kind), rule));
            }
        }
    }

    /// <summary>Whether a stream takes a slot of the kind. A relay of sound alone is no HD converter.</summary>
    public static bool Takes(AlertRuleKind kind, StreamMode mode, RelayPath relay, ResolutionTier tier) => mode == StreamMode.Hybrid && (kind == AlertRuleKind.RelaySlots
        ? relay == RelayPath.MediaPush && tier != ResolutionTier.Audio
        : relay != RelayPath.MediaPush);

    public static string Noun(AlertRuleKind kind) => kind == AlertRuleKind.RelaySlots ? "relays of Agora" : "recordings of Agora";

    /// <summary>Average viewers of the one minute that a drop is held against.</summary>
    private async Task<Dictionary<long, decimal?>> BeforeAsync(List<StreamFigures> live, AlertRule? rule, CancellationToken cancel)
    {
        if (rule is null || live.Count == 0)
        {
            return [];
        }

        var (ids, minute) = (live.ConvertAll(s => s.Stream.Id), live[0].AsOf.ToMinute().AddMinutes(-rule.WindowMinutes ?? 0));
        return await db.StreamMinutes.AsNoTracking()
            .Where(m => ids.Contains(m.StreamId) && m.Minute == minute)
            .ToDictionaryAsync(m => m.StreamId, m => m.Audience.Average, cancel);
    }
}
