using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Access;
using StreamOps.Data.Samples;
using StreamOps.Data.Streams;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Figures;

/// <summary>Reads streams with their roll-ups.</summary>
public sealed class StreamReads(StreamOpsDb db, BillingCalendar calendar, StreamPatience patience, TimeProvider clock)
{
    /// <summary>20 minutes of one sample a second, and some.</summary>
    private const int MostSamples = 1_500;

    private IReadOnlyList<StreamFigures>? uncosted;

    /// <summary>Every live stream that exists for the caller.</summary>
    public Task<List<StreamFigures>> LiveAsync(ChannelScope scope, CancellationToken cancel) =>
        FiguresAsync(scope.StreamsOf(db).Where(s => s.EndedAt == null).OrderBy(s => s.StartedAt), cancel);

    /// <summary>
    /// Every stream whose costs are not recorded: live, or ended and still owed them. Read once for a request: most figures of a page of money
    /// are made of it, and have to agree.
    /// </summary>
    public async Task<IReadOnlyList<StreamFigures>> UncostedAsync(CancellationToken cancel) => uncosted ??=
    [
        .. await LiveAsync(ChannelScope.All, cancel),
        .. await FiguresAsync(
            db.CostDuties.Join(db.Streams.Where(s => s.EndedAt != null && s.CostedAt == null), d => d.StreamId, s => s.Id, (_, s) => s), cancel),
    ];

    /// <summary>One stream; null where it does not exist for the caller.</summary>
    public async Task<StreamFigures?> OneAsync(ChannelScope scope, long streamId, CancellationToken cancel) =>
        (await FiguresAsync(scope.StreamsOf(db).Where(s => s.Id == streamId), cancel)).SingleOrDefault();

    /// <summary>The stream that is on air in a channel, if any: there is never more than one.</summary>
    public async Task<StreamFigures?> LiveOfChannelAsync(ChannelScope scope, long channelId, CancellationToken cancel) =>
        (await FiguresAsync(scope.StreamsOf(db).Where(s => s.ChannelId == channelId && s.EndedAt == null), cancel)).SingleOrDefault();

    /// <summary>Streams of a channel, one page of them.</summary>
    /// <param name="within">Only streams that were on air in it; null: all.</param>
    public async Task<(List<StreamFigures> Items, int Total)> OfChannelAsync(
        ChannelScope scope, long channelId, Interval? within, StreamOrder order, int page, int pageSize, CancellationToken cancel)
    {
        var streams = scope.StreamsOf(db).Where(s => s.ChannelId == channelId);
        if (within is { } span)
        {
            streams = streams.Where(s => s.StartedAt < span.End && (s.EndedAt == null || s.EndedAt > span.Start));
        }

        var items = await FiguresAsync(order.Of(streams, db).Skip((page - 1) * pageSize).Take(pageSize), cancel);
        return (items, await streams.CountAsync(cancel));
    }

    /// <summary>Per-minute roll-up of one stream in order of time, for its chart.</summary>
    public Task<List<StreamMinuteRow>> MinutesAsync(long streamId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel) =>
        db.StreamMinutes.AsNoTracking()
            .Where(m => m.StreamId == streamId && m.Minute >= from && m.Minute < to)
            .OrderBy(m => m.Minute)
            .ToListAsync(cancel);

    /// <summary>Raw samples in order of time, at most <see cref="MostSamples"/>: for the zoomed-in chart of one stream alone.</summary>
    public Task<List<SampleRow>> SamplesAsync(long streamId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel) =>
        db.Samples.AsNoTracking()
            .Where(s => s.StreamId == streamId && s.Timestamp >= from && s.Timestamp < to)
            .OrderBy(s => s.Timestamp)
            .Take(MostSamples)
            .ToListAsync(cancel);

    /// <summary>Figures of some streams, in their order, by a handful of queries however many they are.</summary>
    internal async Task<List<StreamFigures>> FiguresAsync(IQueryable<StreamRow> streams, CancellationToken cancel)
    {
        var found = await streams.AsNoTracking().Select(s => new { Stream = s, s.Channel!.Name, s.Channel.SellerId }).ToListAsync(cancel);
        if (found.Count == 0)
        {
            return [];
        }

        var ids = found.ConvertAll(f => f.Stream.Id);
        var totals = await db.StreamTotals.AsNoTracking().Where(t => ids.Contains(t.StreamId)).ToDictionaryAsync(t => t.StreamId, cancel);
        var days = (await db.StreamDays.AsNoTracking().Where(d => ids.Contains(d.StreamId)).ToListAsync(cancel)).ToLookup(d => d.StreamId);
        var ingests = await IngestsAsync(found.Where(f => f.Stream.EndedAt is null).Select(f => f.Stream.Id).ToList(), cancel);
        var now = clock.GetUtcNow();
        var ahead = found.Where(f => f.Stream.EndedAt is null && totals.TryGetValue(f.Stream.Id, out var total) && total.LastSampleAt > now);
        var early = await EarlyHolds.OfAsync(db, ahead.Select(f => (f.Stream.Id, f.Stream.Mode, f.Stream.MaxGap)), now, cancel);
        return found.ConvertAll(f => new StreamFigures(
            f.Stream, f.Name, f.SellerId, totals.GetValueOrDefault(f.Stream.Id), days[f.Stream.Id], early[f.Stream.Id], calendar, patience, now)
        {
            Ingest = ingests.GetValueOrDefault(f.Stream.Id),
        });
    }

    private async Task<Dictionary<long, StreamIngestRow>> IngestsAsync(List<long> live, CancellationToken cancel) =>
        live.Count == 0 ? [] : await db.StreamIngests.AsNoTracking().Where(i => live.Contains(i.StreamId)).ToDictionaryAsync(i => i.StreamId, cancel);
}
