using StreamOps.Domain.Usage;

namespace StreamOps.Data.Samples;

/// <summary>
/// The statements that differ between the two databases: bulk insert of samples, and adding differences to roll-ups.
/// All run in the transaction that the caller has open.
/// </summary>
public abstract class SampleTables
{
    /// <summary>Makes room for the instants, where the database needs room made. Outside of any transaction.</summary>
    public abstract Task PrepareAsync(StreamOpsDb db, IEnumerable<DateTimeOffset> instants, CancellationToken cancel);

    /// <summary>Inserts samples whose keys are not there yet.</summary>
    /// <param name="samples">No two with one key.</param>
    /// <returns>Keys of those that were inserted.</returns>
    public abstract Task<HashSet<(long StreamId, long AtMs)>> InsertNewAsync(
        StreamOpsDb db, IReadOnlyCollection<(NewSample Sample, long ChannelId, int DurationSeconds)> samples, CancellationToken cancel);

    /// <summary>Writes whole totals, new or changed. The caller has read them in the same transaction, with the streams held.</summary>
    /// <param name="totals">No two of one stream.</param>
    public abstract Task PutTotalsAsync(StreamOpsDb db, IReadOnlyCollection<StreamTotalRow> totals, CancellationToken cancel);

    public abstract Task AddToMinutesAsync(StreamOpsDb db, IReadOnlyCollection<StreamChange> changes, CancellationToken cancel);

    public abstract Task AddToDaysAsync(StreamOpsDb db, IReadOnlyCollection<StreamChange> changes, CancellationToken cancel);

    /// <summary>Up to which instant, not past the limit, samples can be dropped. Null: none is old enough.</summary>
    public abstract Task<DateTimeOffset?> FindHorizonAsync(StreamOpsDb db, DateTimeOffset limit, CancellationToken cancel);

    /// <summary>Drops samples older than the horizon, in transactions of its own.</summary>
    public abstract Task DropAsync(StreamOpsDb db, DateTimeOffset horizon, CancellationToken cancel);

    /// <summary>Reads the steps of some minutes, holding them against other writers.</summary>
    protected abstract Task<Dictionary<DateTimeOffset, Concurrency>> ReadPlatformAsync(
        StreamOpsDb db, IReadOnlyCollection<DateTimeOffset> minutes, CancellationToken cancel);

    protected abstract Task WritePlatformAsync(
        StreamOpsDb db, IReadOnlyDictionary<DateTimeOffset, Concurrency> minutes, CancellationToken cancel);

    public async Task AddToPlatformAsync(StreamOpsDb db, IReadOnlyCollection<StreamChange> changes, CancellationToken cancel)
    {
        var touched = changes.SelectMany(c => c.Change.Platform.Keys).Distinct().Order().ToList();
        if (touched.Count == 0)
        {
            return;
        }

        var sums = await ReadPlatformAsync(db, touched, cancel);
        foreach (var (minute, steps) in changes.SelectMany(c => c.Change.Platform))
        {
            if (!sums.TryGetValue(minute, out var sum))
            {
                sums[minute] = sum = new Concurrency();
            }

            sum.Add(steps);
        }

        await WritePlatformAsync(db, sums, cancel);
    }
}
