using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Operations;
using StreamOps.Data.Streams;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Costs;

/// <summary>
/// Redeems the promise that a stream's costs will be recorded: all lines, the mark on the stream and the end of the promise in one
/// transaction. May be run by any number of servers at once and killed anywhere: the set of records is there once or not yet.
/// Records of a closed month stay as they are; what they should be by now is booked as an adjustment in the month that runs.
/// </summary>
public sealed class CostRecorder(IDbContextFactory<StreamOpsDb> factory, BillingCalendar calendar, TimeProvider clock)
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
        var now = clock.GetUtcNow();
        var booked = calendar.MonthOf(now);
        var months = (await MonthsAsync(db, stream.Id, cancel)).Append(booked).ToHashSet();
        await BillingMonths.ShareAsync(db, months, cancel);
        var closed = (await BillingMonths.ClosedAsync(db, cancel)).Intersect(months).ToHashSet();
        if (closed.Contains(booked))
        {
            throw new InvalidOperationException($"{booked} is closed by another server's clock; costs of stream {stream.Id} wait for the next month to begin here.");
        }

        var days = await db.StreamDays.AsNoTracking()
            .Where(d => d.StreamId == stream.Id)
            .Select(d => new DayUsage(d.Day, d.LiveMs, d.HlsMs, d.RtcMs))
            .ToListAsync(cancel);
        var lines = StreamCost.Of(stream.Facts, days, await PriceBooks.CurrentAsync(db, cancel));
        if (closed.Count > 0)
        {
            await Adjustments.BookAsync(db, stream, lines, closed, booked, now, cancel);
        }

        var frozen = closed.Select(m => m.ToString()).ToList();
        await db.CostRecords.Where(r => r.StreamId == stream.Id && !frozen.Contains(r.Month)).ExecuteDeleteAsync(cancel);
        FailPoint.Reach("costs:old-records-gone");
        db.CostRecords.AddRange(lines.Where(line => !closed.Contains(line.Month)).Select(line => Record(stream, line, now)));
        stream.CostedAt = now;
        await db.SaveChangesAsync(cancel);
        FailPoint.Reach("costs:records-written");
    }

    /// <summary>Months in which the stream has usage or records.</summary>
    private static async Task<IEnumerable<BillingMonth>> MonthsAsync(StreamOpsDb db, long streamId, CancellationToken cancel)
    {
        var days = await db.StreamDays.Where(d => d.StreamId == streamId).Select(d => d.Day).ToListAsync(cancel);
        var recorded = await db.CostRecords.Where(r => r.StreamId == streamId).Select(r => r.Month).Distinct().ToListAsync(cancel);
        return days.Select(BillingMonth.Of).Concat(recorded.Select(m => BillingMonth.Parse(m, null)));
    }

    private static CostRecordRow Record(StreamRow stream, CostLine line, DateTimeOffset now) => new()
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
    };
}
