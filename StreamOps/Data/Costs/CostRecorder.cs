using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Operations;
using StreamOps.Data.Streams;
using StreamOps.Domain.Pricing;

namespace StreamOps.Data.Costs;

/// <summary>
/// Redeems the promise that a stream's costs will be recorded: all lines, the mark on the stream and the end of the promise in one
/// transaction. May be run by any number of servers at once and killed anywhere: the set of records is there once or not yet.
/// </summary>
public sealed class CostRecorder(IDbContextFactory<StreamOpsDb> factory, TimeProvider clock)
{
    /// <summary>Streams whose costs are owed, the longest waiting first.</summary>
    public async Task<List<long>> OwedAsync(int atMost, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.CostDuties.OrderBy(d => d.RequestedAt).Select(d => d.StreamId).Take(atMost).ToListAsync(cancel);
    }

    /// <returns>False where there is nothing owed, or another server is at it.</returns>
    public async Task<bool> RecordAsync(long streamId, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await db.TryHoldAsync("cost_duties", "stream_id", streamId, cancel))
        {
            return false;
        }

        FailPoint.Reach("costs:held");
        var stream = await db.Streams.SingleAsync(s => s.Id == streamId, cancel);
        if (stream.EndedAt is not null)
        {
            await ReplaceRecordsAsync(db, stream, cancel);
        }

        await db.CostDuties.Where(d => d.StreamId == streamId).ExecuteDeleteAsync(cancel);
        FailPoint.Reach("costs:before-commit");
        await transaction.CommitAsync(cancel);
        FailPoint.Reach("costs:committed");
        return true;
    }

    /// <summary>Keeps the promise open and says why it could not be redeemed.</summary>
    public async Task FailedAsync(long streamId, Exception error, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var reason = error.Message.Length > 2000 ? error.Message[..2000] : error.Message;
        var now = clock.GetUtcNow();
        await db.CostDuties.Where(d => d.StreamId == streamId).ExecuteUpdateAsync(
            d => d.SetProperty(x => x.Attempts, x => x.Attempts + 1).SetProperty(x => x.LastError, reason).SetProperty(x => x.RequestedAt, now), cancel);
    }

    private async Task ReplaceRecordsAsync(StreamOpsDb db, StreamRow stream, CancellationToken cancel)
    {
        var days = await db.StreamDays.AsNoTracking()
            .Where(d => d.StreamId == stream.Id)
            .Select(d => new DayUsage(d.Day, d.LiveMs, d.HlsMs, d.RtcMs))
            .ToListAsync(cancel);
        var lines = StreamCost.Of(stream.Facts, days, await PriceBooks.CurrentAsync(db, cancel));
        var now = clock.GetUtcNow();

        await db.CostRecords.Where(r => r.StreamId == stream.Id).ExecuteDeleteAsync(cancel);
        FailPoint.Reach("costs:old-records-gone");
        db.CostRecords.AddRange(lines.Select(line => new CostRecordRow
        {
            StreamId = stream.Id,
            ChannelId = stream.ChannelId,
            Service = line.Kind.Service,
            CostType = line.Kind.CostType,
            Month = line.Month.ToString(),
            DurationMs = line.DurationMs,
            ViewerMs = line.ViewerMs,
            AmountUsd = line.AmountUsd,
            CostCents = line.Cents,
            RecordedAt = now,
            Parts = [.. line.Parts.Select(p => new CostPartRow { PriceId = p.Price.Id, Month = line.Month.ToString(), QuantityMs = p.QuantityMs })],
        }));
        stream.CostedAt = now;
        await db.SaveChangesAsync(cancel);
        FailPoint.Reach("costs:records-written");
    }
}
