using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace StreamOps.Data;

/// <summary>The shared database, for more than one machine.</summary>
public sealed class PostgresStreamOpsDb(DbContextOptions<PostgresStreamOpsDb> options) : StreamOpsDb(options)
{
    public override bool IsDuplicateKey(Exception error) =>
        (error as PostgresException ?? error.InnerException as PostgresException)?.SqlState == PostgresErrorCodes.UniqueViolation;

    public override async Task LockRowsAsync(string table, string keyColumn, IReadOnlyCollection<long> keys, CancellationToken cancel)
    {
        // Always in key order, so that two writers with overlapping rows wait for each other instead of dying in a deadlock.
        var sql = $"SELECT {keyColumn} FROM {table} WHERE {keyColumn} = ANY(@keys) ORDER BY {keyColumn} FOR UPDATE";
        await Database.ExecuteSqlRawAsync(sql, [new NpgsqlParameter("keys", keys.Distinct().ToArray())], cancel);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<decimal>().HavePrecision(28, 12);
    }
}
