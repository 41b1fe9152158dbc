using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;

namespace StreamOps.Domain.Health;

/// <summary>A part of a past stream that did not go well.</summary>
/// <param name="Grade">Fair or poor.</param>
/// <param name="What">In the past tense, to stand before how long: "The relay failed".</param>
public sealed record TroubledStretch(Interval Span, HealthGrade Grade, string What)
{
    private static readonly StreamEventKind[] RelayKinds =
        [StreamEventKind.RelayStarting, StreamEventKind.RelayActive, StreamEventKind.RelayStopped, StreamEventKind.Error];

    private static readonly StreamEventKind[] PublisherKinds = [StreamEventKind.PublisherConnected, StreamEventKind.PublisherDisconnected];

    /// <summary>Events that a stretch begins or ends with.</summary>
    public static IReadOnlyList<StreamEventKind> Kinds { get; } = [.. RelayKinds, .. PublisherKinds];

    /// <summary>What was heard of relay and publisher, each state until the next one, or the end.</summary>
    /// <param name="span">Of the stream.</param>
    /// <param name="heard">In order of time.</param>
    public static IEnumerable<TroubledStretch> Of(Interval span, StreamMode mode, IReadOnlyCollection<(DateTimeOffset At, StreamEventKind Kind)> heard) =>
    [
        .. mode == StreamMode.AgoraOnly ? [] : States(span, heard, RelayKinds),
        .. States(span, heard, PublisherKinds),
    ];

    private static IEnumerable<TroubledStretch> States(Interval span, IEnumerable<(DateTimeOffset At, StreamEventKind Kind)> heard, StreamEventKind[] kinds)
    {
        var news = new List<(DateTimeOffset At, StreamEventKind Kind)>();
        foreach (var told in heard.Where(h => kinds.Contains(h.Kind)))
        {
            if (news.Count == 0 || news[^1].Kind != told.Kind)
            {
                news.Add(told);
            }
        }

        return news.Index()
            .Select(n => Of(new Interval(n.Item.At, n.Index + 1 < news.Count ? news[n.Index + 1].At : span.End).Intersect(span), n.Item.Kind))
            .OfType<TroubledStretch>();
    }

    private static TroubledStretch? Of(Interval span, StreamEventKind kind) => kind switch
    {
        StreamEventKind.Error => new(span, HealthGrade.Poor, "The relay failed"),
        StreamEventKind.RelayStopped => new(span, HealthGrade.Poor, "Cloudflare received nothing"),
        StreamEventKind.RelayStarting => new(span, HealthGrade.Fair, "The relay was connecting"),
        StreamEventKind.PublisherDisconnected => new(span, HealthGrade.Fair, "The publisher was lost"),
        _ => null,
    };
}
