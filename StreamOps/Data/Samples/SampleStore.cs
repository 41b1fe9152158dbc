using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Costs;
using StreamOps.Data.Streams;
using StreamOps.Domain.Time;
using StreamOps.Domain.Usage;

namespace StreamOps.Data.Samples;

/// <summary>
/// Stores a batch of samples and keeps every roll-up in the same transaction. A sample that is there already changes nothing.
/// </summary>
public sealed class SampleStore(IDbContextFactory<StreamOpsDb> factory, BillingCalendar calendar, TimeProvider clock)
{
    /// <summary>Writes all samples or none. Streams that do not exist must have been refused before.</summary>
    /// <returns>Keys that were new.</returns>
    /// <exception cref="SampleTooOldException">Its neighbours may have been dropped.</exception>
    public async Task<HashSet<(long StreamId, long AtMs)>> WriteAsync(IReadOnlyCollection<NewSample> samples, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await db.Database.OpenConnectionAsync(cancel);
        await db.SampleTables.PrepareAsync(db, samples.Select(s => s.At), cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var horizon = await SampleHorizon.ReadAsync(db, cancel);

        var ids = samples.Select(s => s.StreamId).Distinct().ToList();
        await db.LockRowsAsync("streams", "id", ids, cancel);
        var streams = await db.Streams.Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancel);
        var totals = await db.StreamTotals.AsNoTracking().Where(t => ids.Contains(t.StreamId)).ToDictionaryAsync(t => t.StreamId, cancel);

        var distinct = samples
            .DistinctBy(s => s.Key)
            .Where(s => streams.ContainsKey(s.StreamId))
            .Select(s => (s, streams[s.StreamId].ChannelId, (int)(s.At - streams[s.StreamId].StartedAt).TotalSeconds))
            .ToList();
        if (horizon is { } dropped && distinct.FirstOrDefault(d => dropped.Covers(streams[d.s.StreamId], d.s.At)) is { s.StreamId: > 0 } old)
        {
            throw new SampleTooOldException(old.s.StreamId, old.s.At);
        }

        var inserted = await db.SampleTables.InsertNewAsync(db, distinct, cancel);
        if (inserted.Count > 0)
        {
            var news = distinct.Select(d => d.s).Where(s => inserted.Contains(s.Key)).ToLookup(s => s.StreamId);
            var changes = new List<StreamChange>();
            foreach (var group in news)
            {
                changes.Add(await ApplyAsync(db, streams[group.Key], totals, [.. group.OrderBy(s => s.At)], cancel));
            }

            await db.SaveChangesAsync(cancel);
            await db.SampleTables.PutTotalsAsync(db, changes.ConvertAll(c => totals[c.Stream.Id]), cancel);
            await db.SampleTables.AddToMinutesAsync(db, changes, cancel);
            await db.SampleTables.AddToDaysAsync(db, changes, cancel);
            await db.SampleTables.AddToPlatformAsync(db, changes, cancel);
        }

        await transaction.CommitAsync(cancel);
        return inserted;
    }

    private async Task<StreamChange> ApplyAsync(
        StreamOpsDb db, StreamRow stream, Dictionary<long, StreamTotalRow> totals, IReadOnlyList<NewSample> samples, CancellationToken cancel)
    {
        var total = totals.GetValueOrDefault(stream.Id);
        var readings = samples.Select(s => Reading.Of(stream.Mode, s.At, s.IsLive, s.HlsViewers, s.AgoraViewers)).ToList();
        var change = await ChangeAsync(db, stream, total, readings, cancel);
        totals[stream.Id] = total ??= new StreamTotalRow { StreamId = stream.Id, FirstSampleAt = samples[0].At, LastSampleAt = DateTimeOffset.MinValue };
        await RelayEvents.TellAsync(db, stream, total, samples, cancel);
        AddToTotal(stream, total, samples, readings, change);

        if (stream.EndedAt is null)
        {
            // The newest sample tells the relay's state; a late one does not.
            if (samples[^1].At >= total.LastSampleAt)
            {
                stream.SeeRelay(samples[^1].RelayStatus, samples[^1].At);
            }
        }
        else
        {
            await CostDuties.OweAsync(db, stream.Id, clock.GetUtcNow(), cancel);
        }

        return StreamChange.OfSamples(stream, change);
    }

    private async Task<StreamContribution> ChangeAsync(
        StreamOpsDb db, StreamRow stream, StreamTotalRow? total, List<Reading> readings, CancellationToken cancel)
    {
        if (total is null || readings[0].At > total.LastSampleAt)
        {
            List<Reading> before = total is null ? [] : [total.LastReading(stream.Mode)];
            return StreamContribution.Of([.. before, .. readings], stream.MaxGap, stream.EndedAt, calendar)
                .Minus(StreamContribution.Of(before, stream.MaxGap, stream.EndedAt, calendar));
        }

        // Out of order: whatever lies within one hold of the new readings may change with them.
        var from = readings[0].At - stream.MaxGap;
        var to = readings[^1].At + stream.MaxGap;
        var added = readings.Select(r => r.At).ToHashSet();
        var after = await StreamReadings.BetweenAsync(db, stream, from, to, cancel);
        var end = stream.EndedAt ?? (total.LastSampleAt > after[^1].At ? after[^1].At + stream.MaxGap : null);
        return StreamContribution.Of(after, stream.MaxGap, end, calendar)
            .Minus(StreamContribution.Of([.. after.Where(r => !added.Contains(r.At))], stream.MaxGap, end, calendar));
    }

    private static void AddToTotal(
        StreamRow stream, StreamTotalRow total, IReadOnlyList<NewSample> samples, List<Reading> readings, StreamContribution change)
    {
        total.Add(change.Total);
        total.FirstSampleAt = samples[0].At < total.FirstSampleAt ? samples[0].At : total.FirstSampleAt;
        foreach (var reading in readings.Where(r => stream.EndedAt is null || r.At <= stream.EndedAt))
        {
            total.SeePeak(reading);
        }

        if (samples[^1].At > total.LastSampleAt)
        {
            total.TakeNewest(samples[^1]);
        }
    }
}
