using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace StreamOps.Data.Samples;

/// <summary>Retention by month: a partition is dropped whole when all of it is too old.</summary>
internal sealed partial class PostgresSampleTables
{
    private const string Prefix = "stream_metrics_";

    public override async Task<DateTimeOffset?> FindHorizonAsync(StreamOpsDb db, DateTimeOffset limit, CancellationToken cancel)
    {
        var old = await OldMonthsAsync(db, limit, cancel);
        return old.Count == 0 ? null : old.Max().AddMonths(1);
    }

    public override async Task DropAsync(StreamOpsDb db, DateTimeOffset horizon, CancellationToken cancel)
    {
        foreach (var month in await OldMonthsAsync(db, horizon, cancel))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);

            // Dropping waits for every reader of samples and makes all others wait behind it; rather later than long.
            await db.Database.ExecuteSqlRawAsync("SET LOCAL lock_timeout = '5s'", cancel);
            await db.Database.ExecuteSqlRawAsync(MonthLock, cancel);
#pragma warning disable EF1002 // Built from a date of our own, and identifiers cannot be parameters.
            await db.Database.ExecuteSqlRawAsync($"DROP TABLE IF EXISTS {Prefix}{month.ToString("yyyyMM", CultureInfo.InvariantCulture)}", cancel);
#pragma warning restore EF1002
            await transaction.CommitAsync(cancel);
            partitions.TryRemove((db.Database.GetConnectionString() ?? "", month.Year, month.Month), out _);
        }
    }

    private static async Task<List<DateTimeOffset>> OldMonthsAsync(StreamOpsDb db, DateTimeOffset limit, CancellationToken cancel)
    {
        var names = await db.Database
            .SqlQueryRaw<string>("SELECT c.relname::text AS \"Value\" FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'stream_metrics'::regclass")
            .ToListAsync(cancel);
        return names
            .Select(name => DateTimeOffset.ParseExact(name[Prefix.Length..], "yyyyMM", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal))
            .Where(month => month.AddMonths(1) <= limit)
            .Order()
            .ToList();
    }
}
