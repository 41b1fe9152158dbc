using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data.Samples;

namespace StreamOps.Data;

/// <summary>The embedded database. One writer at a time; a transaction takes the write lock when it begins.</summary>
public sealed class SqliteStreamOpsDb(DbContextOptions<SqliteStreamOpsDb> options) : StreamOpsDb(options)
{
    private const int UniqueViolation = 2067;
    private const int PrimaryKeyViolation = 1555;

    public override SampleTables SampleTables => SqliteSampleTables.Instance;

    public override object Instant(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds();

    public override bool IsDuplicateKey(Exception error) =>
        (error as SqliteException ?? error.InnerException as SqliteException)?.SqliteExtendedErrorCode is UniqueViolation or PrimaryKeyViolation;

    public override Task LockRowsAsync(string table, string keyColumn, IReadOnlyCollection<long> keys, CancellationToken cancel) => Task.CompletedTask;

    public override Task ShareRowsAsync(string table, string keyColumn, IReadOnlyCollection<long> keys, CancellationToken cancel) => Task.CompletedTask;

    public override async Task<bool> TryHoldAsync(string table, string keyColumn, long key, CancellationToken cancel)
    {
        var sql = $"SELECT {keyColumn} AS \"Value\" FROM {table} WHERE {keyColumn} = {{0}}";
        return (await Database.SqlQueryRaw<long>(sql, key).ToListAsync(cancel)).Count > 0;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMillisecondsConverter>();
    }
}
