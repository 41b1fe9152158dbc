using Microsoft.EntityFrameworkCore;
using Npgsql;
using StreamOps.Data.Samples;

namespace StreamOps.Data;

/// <summary>The shared database, for more than one machine.</summary>
public sealed class PostgresStreamOpsDb(DbContextOptions<PostgresStreamOpsDb> options) : StreamOpsDb(options)
{
    public override SampleTables SampleTables => PostgresSampleTables.Instance;

    public override object Instant(DateTimeOffset instant) => instant.ToUniversalTime();

    public override bool IsDuplicateKey(Exception error) =>
        (error as PostgresException ?? error.InnerException as PostgresException)?.SqlState == PostgresErrorCodes.UniqueViolation;

    public override Task LockRowsAsync(string table, string keyColumn, IReadOnlyCollection<long> keys, CancellationToken cancel) =>
        HoldRowsAsync("UPDATE", table, keyColumn, keys, cancel);

    public override Task ShareRowsAsync(string table, string keyColumn, IReadOnlyCollection<long> keys, CancellationToken cancel) =>
        HoldRowsAsync("SHARE", table, keyColumn, keys, cancel);

    public override async Task<bool> TryHoldAsync(string table, string keyColumn, long key, CancellationToken cancel)
    {
        var sql = $"SELECT {keyColumn} AS \"Value\" FROM {table} WHERE {keyColumn} = {{0}} FOR UPDATE SKIP LOCKED";
        return (await Database.SqlQueryRaw<long>(sql, key).ToListAsync(cancel)).Count > 0;
    }

    private async Task HoldRowsAsync(string strength, string table, string keyColumn, IReadOnlyCollection<long> keys, CancellationToken cancel)
    {
        // Always in key order, so that two writers with overlapping rows wait for each other instead of dying in a deadlock.
        var sql = $"SELECT {keyColumn} FROM {table} WHERE {keyColumn} = ANY(@keys) ORDER BY {keyColumn} FOR {strength}";
        await Database.ExecuteSqlRawAsync(sql, [new NpgsqlParameter("keys", keys.Distinct().ToArray())], cancel);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<decimal>().HavePrecision(28, 12);
    }
}
