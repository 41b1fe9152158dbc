using System.Linq.Expressions;
using System.Text.Json.Serialization;
using StreamOps.Data.Streams;

namespace StreamOps.Data.Figures;

/// <summary>What a list of streams can be sorted by.</summary>
public enum StreamSort
{
    [JsonStringEnumMemberName("start")]
    Start,

    [JsonStringEnumMemberName("duration")]
    Duration,

    [JsonStringEnumMemberName("peak")]
    Peak,

    [JsonStringEnumMemberName("average")]
    Average,

    [JsonStringEnumMemberName("viewer-minutes")]
    ViewerMinutes,

    [JsonStringEnumMemberName("cost")]
    Cost,
}

/// <summary>The order of a list of streams, in the database. What is not known stands below every figure.</summary>
/// <param name="LiveMs">How long the stream on air has lasted: its roll-up says so only at its end.</param>
/// <param name="LiveCents">What the stream on air has cost.</param>
public sealed record StreamOrder(StreamSort By, bool Descending, long LiveMs = 0, long LiveCents = 0)
{
    public static StreamOrder Newest { get; } = new(StreamSort.Start, Descending: true);

    public IQueryable<StreamRow> Of(IQueryable<StreamRow> streams, StreamOpsDb db)
    {
        var (liveMs, liveCents) = (LiveMs, LiveCents);
        return By switch
        {
            StreamSort.Start => Sorted(streams, s => s.StartedAt),
            StreamSort.Duration => Sorted(streams, s => s.EndedAt == null ? liveMs : db.StreamDays.Where(d => d.StreamId == s.Id).Sum(d => d.LiveMs)),
            StreamSort.Peak => Sorted(streams, s => db.StreamTotals.Where(t => t.StreamId == s.Id).Max(t => t.Peak) ?? -1),
            StreamSort.Average => Sorted(
                streams, s => db.StreamTotals.Where(t => t.StreamId == s.Id && t.SampledMs > 0).Max(t => (double?)(t.HlsMs + t.RtcMs) / t.SampledMs) ?? -1),
            StreamSort.ViewerMinutes => Sorted(
                streams, s => db.StreamTotals.Where(t => t.StreamId == s.Id && t.Samples > 0).Max(t => (long?)(t.HlsMs + t.RtcMs)) ?? -1),
            _ => Sorted(
                streams,
                s => s.EndedAt == null ? liveCents : s.CostedAt == null ? -1 : db.CostRecords.Where(r => r.StreamId == s.Id).Sum(r => r.CostCents)),
        };
    }

    /// <summary>Among equals the newest comes first.</summary>
    private IQueryable<StreamRow> Sorted<TKey>(IQueryable<StreamRow> streams, Expression<Func<StreamRow, TKey>> key) =>
        (Descending ? streams.OrderByDescending(key) : streams.OrderBy(key)).ThenByDescending(s => s.StartedAt).ThenByDescending(s => s.Id);
}
