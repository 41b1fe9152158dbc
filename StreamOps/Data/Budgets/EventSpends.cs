using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Costs;
using StreamOps.Data.Figures;
using StreamOps.Domain.Budgets;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Budgets;

/// <summary>
/// Reads what a planned event has cost: what lies in its span of the streams that touch it, to the minute, at the prices of the day. Records know no
/// hours, so it is worked out from the roll-ups, for booked streams as for those on air.
/// </summary>
public sealed class EventSpends(StreamOpsDb db, StreamReads streams, BillingCalendar calendar)
{
    /// <returns>USD in whole cents.</returns>
    public async Task<decimal> OfAsync(BudgetScope scope, Interval span, CancellationToken cancel) =>
        SpendLines.Usd((await StreamsAsync(scope, span, cancel)).SelectMany(s => s.Lines), scope, isMonth: false);

    /// <summary>Every stream that touches the span, with what of its cost lies in it.</summary>
    public async Task<IReadOnlyList<(StreamFigures Stream, IReadOnlyList<CostLine> Lines)>> StreamsAsync(BudgetScope scope, Interval span, CancellationToken cancel)
    {
        var book = await PriceBooks.CurrentAsync(db, cancel);
        var touching = db.Streams.Where(s => s.StartedAt < span.End && (s.EndedAt == null || s.EndedAt > span.Start));
        if (scope.ChannelId is { } channel)
        {
            touching = touching.Where(s => s.ChannelId == channel);
        }

        if (scope.SellerId is { } seller)
        {
            touching = touching.Where(s => s.Channel!.SellerId == seller);
        }

        var found = await streams.FiguresAsync(touching, cancel);
        var usage = found.ToDictionary(s => s.Stream.Id, _ => new List<DayUsage>());
        foreach (var (day, piece) in found.Count == 0 ? [] : calendar.SplitByDay(span))
        {
            await AddDayAsync(found, usage, day, piece, cancel);
        }

        return found.ConvertAll(s => (s, StreamCost.Of(s.Stream.Facts, usage[s.Stream.Id], book)));
    }

    private async Task AddDayAsync(List<StreamFigures> found, Dictionary<long, List<DayUsage>> usage, DateOnly day, Interval piece, CancellationToken cancel)
    {
        var ids = found.Where(s => !s.Span.Intersect(piece).IsEmpty).Select(s => s.Stream.Id).ToList();
        var minutes = ids.Count == 0 ? [] : await db.StreamMinutes
            .Where(m => ids.Contains(m.StreamId) && m.Minute >= piece.Start && m.Minute < piece.End)
            .GroupBy(m => m.StreamId)
            .Select(g => new { g.Key, Hls = g.Sum(m => m.HlsMs), Rtc = g.Sum(m => m.RtcMs) })
            .ToDictionaryAsync(g => g.Key, cancel);
        foreach (var stream in found.Where(s => ids.Contains(s.Stream.Id)))
        {
            var rolled = minutes.GetValueOrDefault(stream.Stream.Id);
            var open = stream.OpenHold(piece);
            usage[stream.Stream.Id].Add(new DayUsage(
                day, stream.Span.Intersect(piece).Milliseconds, (rolled?.Hls ?? 0) + open.HlsMs, (rolled?.Rtc ?? 0) + open.RtcMs));
        }
    }
}
