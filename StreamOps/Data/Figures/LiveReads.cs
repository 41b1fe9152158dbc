using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Costs;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Figures;

/// <summary>Where a live stream comes from and where it goes.</summary>
/// <param name="Recent">Its last half hour.</param>
/// <param name="Outlook">What it will have cost its month.</param>
public sealed record LiveCourse(RecentViewers Recent, StreamOutlook Outlook);

/// <summary>Reads what only live streams have: a trend, and a month that they add to.</summary>
public sealed class LiveReads(StreamOpsDb db, BillingCalendar calendar)
{
    /// <summary>So many of a channel's ended streams say how long one usually is.</summary>
    public const int StreamsBehindUsual = 10;

    public async Task<LiveCourse> OfAsync(StreamFigures stream, CancellationToken cancel)
    {
        var recent = await RecentAsync([stream.Stream.Id], stream.AsOf, cancel);
        var book = await PriceBooks.CurrentAsync(db, cancel);
        return new LiveCourse(
            recent.GetValueOrDefault(stream.Stream.Id, RecentViewers.None),
            Outlook(stream, book, await LengthsAsync(stream.Stream.ChannelId, cancel), calendar));
    }

    /// <summary>By stream; one of which no minute is known is missing.</summary>
    public async Task<IReadOnlyDictionary<long, RecentViewers>> RecentAsync(IReadOnlyCollection<long> streamIds, DateTimeOffset now, CancellationToken cancel)
    {
        var end = now.ToMinute();
        var start = end.AddMinutes(-RecentViewers.Minutes);
        var rows = await db.StreamMinutes.AsNoTracking()
            .Where(m => streamIds.Contains(m.StreamId) && m.Minute >= start && m.Minute < end)
            .ToListAsync(cancel);
        return rows.GroupBy(m => m.StreamId).ToDictionary(g => g.Key, g =>
        {
            var averages = new decimal?[RecentViewers.Minutes];
            foreach (var minute in g)
            {
                averages[(int)(minute.Minute - start).TotalMinutes] = minute.Audience.Average;
            }

            return new RecentViewers(averages);
        });
    }

    /// <summary>Lengths of the channel's newest ended streams.</summary>
    public async Task<IReadOnlyCollection<TimeSpan>> LengthsAsync(long channelId, CancellationToken cancel) =>
        (await db.Streams.AsNoTracking()
            .Where(s => s.ChannelId == channelId && s.EndedAt != null)
            .OrderByDescending(s => s.StartedAt)
            .Take(StreamsBehindUsual)
            .Select(s => new { s.StartedAt, s.EndedAt })
            .ToListAsync(cancel)).ConvertAll(s => s.EndedAt!.Value - s.StartedAt);

    /// <param name="lengths">From <see cref="LengthsAsync"/>.</param>
    public static StreamOutlook Outlook(StreamFigures stream, PriceBook book, IReadOnlyCollection<TimeSpan> lengths, BillingCalendar calendar)
    {
        var month = calendar.MonthOf(stream.AsOf);
        return StreamOutlook.Of(
            lengths,
            stream.Cost(book).Where(l => l.Month == month).Sum(l => l.Cents) / 100m,
            stream.ViewersNow is null ? null : stream.CostPerMinute(book),
            stream.Stream.StartedAt,
            stream.AsOf,
            calendar.Of(month).End);
    }
}
