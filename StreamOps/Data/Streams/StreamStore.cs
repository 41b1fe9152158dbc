using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Costs;
using StreamOps.Data.Operations;
using StreamOps.Data.Samples;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Time;
using StreamOps.Domain.Usage;

namespace StreamOps.Data.Streams;

/// <summary>What a new stream is to be.</summary>
/// <param name="StartedAt">UTC; cut to milliseconds.</param>
public sealed record NewStream(
    long ChannelId,
    string? ExternalId,
    DateTimeOffset StartedAt,
    StreamMode Mode,
    int Hosts,
    ResolutionTier Tier,
    RelayPath Relay,
    int SampleIntervalSeconds,
    bool IsSampled)
{
    /// <summary>Who said that it is on air.</summary>
    public StreamEventSource Source { get; init; } = StreamEventSource.Api;
}

/// <summary>How an attempt to start ended.</summary>
/// <param name="Stream">The stream: new, or the one that was there; null where the channel is taken.</param>
/// <param name="Conflict">The stream that holds the channel at that time.</param>
public sealed record StartResult(StreamRow? Stream, bool IsNew, StreamRow? Conflict);

/// <summary>Begins and ends streams. Every call may be repeated: the second changes nothing.</summary>
public sealed class StreamStore(IDbContextFactory<StreamOpsDb> factory, BillingCalendar calendar, TimeProvider clock, PromiseBell bell)
{
    public async Task<StartResult> StartAsync(NewStream wanted, CancellationToken cancel)
    {
        try
        {
            return await TryStartAsync(wanted, cancel);
        }
        catch (DbUpdateException error) when (IsDuplicate(error))
        {
            // A twin was faster; now its stream is there to be found.
            return await TryStartAsync(wanted, cancel);
        }
    }

    /// <summary>Ends a stream, or moves the end of one that was closed without being told. The costs are owed in the same transaction.</summary>
    /// <param name="endedAt">UTC; cut to milliseconds; not before the start.</param>
    /// <param name="correct">True: an end that was only guessed may be moved. False: an ended stream stays as it is.</param>
    /// <returns>The stream, or null where there is none.</returns>
    public async Task<StreamRow?> EndAsync(long streamId, DateTimeOffset endedAt, EndCause cause, bool correct, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var stream = await EndAsync(db, streamId, endedAt, cause, correct, cancel);
        await transaction.CommitAsync(cancel);
        bell.Ring(Promise.Costs);
        return stream;
    }

    /// <summary>The same in the caller's transaction; the caller rings for the costs after the commit.</summary>
    public async Task<StreamRow?> EndAsync(
        StreamOpsDb db, long streamId, DateTimeOffset endedAt, EndCause cause, bool correct, CancellationToken cancel)
    {
        var end = endedAt.ToMilliseconds();
        await db.LockRowsAsync("streams", "id", [streamId], cancel);
        var stream = await db.Streams.SingleOrDefaultAsync(s => s.Id == streamId, cancel);
        if (stream is null || stream.EndedAt == end || (stream.EndedAt is not null && !correct))
        {
            return stream;
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(end, stream.StartedAt, nameof(endedAt));
        var total = await db.StreamTotals.SingleOrDefaultAsync(t => t.StreamId == stream.Id, cancel);
        var change = await EndChangeAsync(db, stream, total, end, cancel);
        var old = stream.EndedAt;
        stream.EndedAt = end;
        stream.EndedBy = cause;
        stream.LostAt = null;
        stream.SeeRelay(stream.RelayStatus == RelayStatus.Error ? RelayStatus.Error : RelayStatus.Stopped, end);
        if (total is not null)
        {
            total.Add(change.Change.Total);
            if (old is not null || total.LastSampleAt > end)
            {
                await SeePeaksAgainAsync(db, stream, total, end, cancel);
            }
        }

        await db.SaveChangesAsync(cancel);
        await db.SampleTables.AddToMinutesAsync(db, [change], cancel);
        await AddToDaysAsync(db, change, cancel);
        await db.SampleTables.AddToPlatformAsync(db, [change], cancel);
        await TellEndAsync(db, stream, old, cause, cancel);
        await CostDuties.OweAsync(db, stream.Id, clock.GetUtcNow(), cancel);
        return stream;
    }

    /// <summary>Writes down a stream that is over already, in the caller's transaction, which holds the channel; the caller rings for the costs.</summary>
    public async Task<StreamRow> RecordAsync(StreamOpsDb db, NewStream wanted, DateTimeOffset endedAt, EndCause cause, CancellationToken cancel)
    {
        // Born without length and lengthened at once: the roll-ups of an end that moves are those of any end.
        var stream = NewRow(wanted);
        (stream.EndedAt, stream.EndedBy) = (stream.StartedAt, cause);
        db.Streams.Add(stream);
        await db.SaveChangesAsync(cancel);
        await TellStartAsync(db, stream, wanted.Source, cancel);
        return (await EndAsync(db, stream.Id, endedAt, cause, correct: true, cancel))!;
    }

    /// <summary>Moves the start of a stream back, live or past, in the caller's transaction. Live time of a past one, and its costs, follow.</summary>
    public async Task MoveStartAsync(StreamOpsDb db, long streamId, DateTimeOffset startedAt, CancellationToken cancel)
    {
        var start = startedAt.ToMilliseconds();
        await db.LockRowsAsync("streams", "id", [streamId], cancel);
        var stream = await db.Streams.SingleAsync(s => s.Id == streamId, cancel);
        if (start >= stream.StartedAt)
        {
            return;
        }

        var more = LiveByDay(start, stream.StartedAt);
        await StreamEvents.MoveAsync(db, stream.ChannelId, StreamEventKind.Started, stream.StartedAt, start, StreamEventSource.Webhook, cancel);
        stream.StartedAt = start;
        await db.SaveChangesAsync(cancel);
        if (stream.EndedAt is not null)
        {
            var nothing = StreamContribution.Of([], stream.MaxGap, stream.EndedAt, calendar);
            await AddToDaysAsync(db, new StreamChange(stream, nothing, more), cancel);
            await CostDuties.OweAsync(db, stream.Id, clock.GetUtcNow(), cancel);
        }
    }

    private async Task<StartResult> TryStartAsync(NewStream wanted, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var result = await StartAsync(db, wanted, cancel);
        await transaction.CommitAsync(cancel);
        return result;
    }

    /// <summary>The same in the caller's transaction, which fails whole when a twin was faster.</summary>
    public async Task<StartResult> StartAsync(StreamOpsDb db, NewStream wanted, CancellationToken cancel)
    {
        var start = wanted.StartedAt.ToMilliseconds();
        await db.LockRowsAsync("channels", "id", [wanted.ChannelId], cancel);
        if (wanted.ExternalId is not null
            && await db.Streams.SingleOrDefaultAsync(s => s.ChannelId == wanted.ChannelId && s.ExternalId == wanted.ExternalId, cancel) is { } same)
        {
            return new StartResult(same, false, null);
        }

        // A channel carries one broadcast at a time, so its streams share no instant.
        var taken = await db.Streams
            .Where(s => s.ChannelId == wanted.ChannelId && (s.EndedAt == null || (s.StartedAt <= start && s.EndedAt > start)))
            .OrderByDescending(s => s.StartedAt)
            .FirstOrDefaultAsync(cancel);
        if (taken is not null)
        {
            return new StartResult(null, false, taken);
        }

        var stream = NewRow(wanted);
        db.Streams.Add(stream);
        await db.SaveChangesAsync(cancel);
        await TellStartAsync(db, stream, wanted.Source, cancel);
        return new StartResult(stream, true, null);
    }

    private static Task TellStartAsync(StreamOpsDb db, StreamRow stream, StreamEventSource source, CancellationToken cancel) =>
        StreamEvents.AddAsync(db, stream.ChannelId, stream.StartedAt, StreamEventKind.Started, source, cancel);

    /// <param name="old">Where the end stood before; a stream born without length never told one.</param>
    private static Task TellEndAsync(StreamOpsDb db, StreamRow stream, DateTimeOffset? old, EndCause cause, CancellationToken cancel)
    {
        var (end, source) = (stream.EndedAt!.Value, StreamEvents.SourceOf(cause));
        return old is { } from && from > stream.StartedAt
            ? StreamEvents.MoveAsync(db, stream.ChannelId, StreamEventKind.Ended, from, end, source, cancel)
            : StreamEvents.AddAsync(db, stream.ChannelId, end, StreamEventKind.Ended, source, cancel);
    }

    private StreamRow NewRow(NewStream wanted) => new()
    {
        ChannelId = wanted.ChannelId,
        ExternalId = wanted.ExternalId,
        StartedAt = wanted.StartedAt.ToMilliseconds(),
        Mode = wanted.Mode,
        RelayStatus = RelayStatus.Starting,
        RelayChangedAt = wanted.StartedAt.ToMilliseconds(),
        Relay = wanted.Relay,
        Tier = wanted.Tier,
        Hosts = wanted.Hosts,
        SampleIntervalSeconds = wanted.SampleIntervalSeconds,
        IsSampled = wanted.IsSampled,
        CreatedAt = clock.GetUtcNow(),
    };

    /// <summary>Live time goes into the days, and with them into the months.</summary>
    private static async Task AddToDaysAsync(StreamOpsDb db, StreamChange change, CancellationToken cancel)
    {
        await db.SampleTables.AddToDaysAsync(db, [change], cancel);
        await RecordedMonths.AddAsync(db, change, cancel);
    }

    private async Task<StreamChange> EndChangeAsync(
        StreamOpsDb db, StreamRow stream, StreamTotalRow? total, DateTimeOffset end, CancellationToken cancel)
    {
        var readings = await AroundEndAsync(db, stream, total, end, cancel);
        var change = StreamContribution.Of(readings, stream.MaxGap, end, calendar)
            .Minus(StreamContribution.Of(readings, stream.MaxGap, stream.EndedAt, calendar));

        var live = LiveByDay(stream.StartedAt, end);
        foreach (var (day, ms) in LiveByDay(stream.StartedAt, stream.EndedAt ?? stream.StartedAt))
        {
            live[day] = live.GetValueOrDefault(day) - ms;
        }

        return new StreamChange(stream, change, live);
    }

    /// <summary>The readings whose holds the end may change. A live stream that ends after its newest sample needs only that one, and no raw samples.</summary>
    private static async Task<List<Reading>> AroundEndAsync(
        StreamOpsDb db, StreamRow stream, StreamTotalRow? total, DateTimeOffset end, CancellationToken cancel)
    {
        if (stream.EndedAt is null && total is not null && total.LastSampleAt <= end)
        {
            return [total.LastReading(stream.Mode)];
        }

        var from = (stream.EndedAt is { } old && old < end ? old : end) - stream.MaxGap;
        return await StreamReadings.BetweenAsync(db, stream, from, DateTimeOffset.MaxValue.ToMilliseconds(), cancel);
    }

    private Dictionary<DateOnly, long> LiveByDay(DateTimeOffset start, DateTimeOffset end) =>
        calendar.SplitByDay(new Interval(start, end)).ToDictionary(d => d.Day, d => d.Span.Milliseconds);

    /// <summary>
    /// Samples after the end do not count, not even for a peak; those before it do. Rare: an end that was told late, for an earlier instant, or moved.
    /// </summary>
    private async Task SeePeaksAgainAsync(StreamOpsDb db, StreamRow stream, StreamTotalRow total, DateTimeOffset end, CancellationToken cancel)
    {
        var readings = await StreamReadings.BetweenAsync(db, stream, stream.StartedAt, end, cancel);
        (total.Peak, total.PeakAt) = (null, null);
        readings.ForEach(total.SeePeak);
        var whole = StreamContribution.Of(readings, stream.MaxGap, end, calendar);
        foreach (var minute in await db.StreamMinutes.Where(m => m.StreamId == stream.Id && m.Minute >= end.ToMinute()).ToListAsync(cancel))
        {
            minute.Peak = whole.Minutes.GetValueOrDefault(minute.Minute).Peak;
        }

        var lastDay = calendar.DayOf(end);
        foreach (var day in await db.StreamDays.Where(d => d.StreamId == stream.Id && d.Day >= lastDay).ToListAsync(cancel))
        {
            day.Peak = whole.Days.GetValueOrDefault(day.Day).Peak;
        }
    }

    private bool IsDuplicate(DbUpdateException error)
    {
        using var db = factory.CreateDbContext();
        return db.IsDuplicateKey(error);
    }
}
