using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace StreamOps.Data;

/// <summary>The embedded database. One writer at a time; a transaction takes the write lock when it begins.</summary>
public sealed class SqliteStreamOpsDb(DbContextOptions<SqliteStreamOpsDb> options) : StreamOpsDb(options)
{
    private const int UniqueViolation = 2067;
    private const int PrimaryKeyViolation = 1555;

    public override bool IsDuplicateKey(Exception error) =>
        (error as SqliteException ?? error.InnerException as SqliteException)?.SqliteExtendedErrorCode is UniqueViolation or PrimaryKeyViolation;

    public override Task LockRowsAsync(string table, string keyColumn, IReadOnlyCollection<long> keys, CancellationToken cancel) => Task.CompletedTask;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMillisecondsConverter>();
    }
}
