using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using StreamOps.Data;

namespace StreamOps.Platform;

/// <summary>
/// Brings the database up to date at start. Of several instances that start at once, one does it and the others wait.
/// </summary>
public sealed class DatabaseStart(DatabaseOptions options, IDbContextFactory<StreamOpsDb> factory, ILogger<DatabaseStart> logger)
{
    /// <summary>An arbitrary number of our own, so that no other application on the server takes the same advisory lock.</summary>
    private const long PostgresLock = 7_302_177_401;

    /// <summary>Error numbers of a file that another process has locked: Linux, macOS, Windows.</summary>
    private static readonly int[] HeldElsewhere = [11, 35, unchecked((int)0x80070020)];

    /// <param name="fill">Puts in what the first start needs; runs under the same lock, must do nothing the second time.</param>
    /// <exception cref="ConfigurationException">The database cannot be opened.</exception>
    public async Task RunAsync(Func<StreamOpsDb, CancellationToken, Task> fill, CancellationToken cancel)
    {
        if (options.IsPostgres)
        {
            await OnPostgresAsync(fill, cancel);
        }
        else
        {
            await OnSqliteAsync(fill, cancel);
        }
    }

    private async Task OnPostgresAsync(Func<StreamOpsDb, CancellationToken, Task> fill, CancellationToken cancel)
    {
        // Not pooled: closing it gives the lock back whatever happens, a pool would keep the session and the lock with it.
        var target = new Npgsql.NpgsqlConnectionStringBuilder(options.ConnectionString) { Pooling = false };
        var guard = new Npgsql.NpgsqlConnection(target.ConnectionString);
        await using (guard)
        {
            try
            {
                await CreatePostgresDatabaseAsync(cancel);
                await guard.OpenAsync(cancel);
            }
            catch (Npgsql.NpgsqlException error)
            {
                throw Unreachable(error);
            }

            await using var take = new Npgsql.NpgsqlCommand($"SELECT pg_advisory_lock({PostgresLock})", guard) { CommandTimeout = 600 };
            await take.ExecuteNonQueryAsync(cancel);
            await MigrateAndFillAsync(fill, cancel);
            await using var give = new Npgsql.NpgsqlCommand($"SELECT pg_advisory_unlock({PostgresLock})", guard);
            await give.ExecuteNonQueryAsync(cancel);
        }
    }

    /// <summary>Only where the database is absent and the account may create one; otherwise the next step says what is wrong.</summary>
    private async Task CreatePostgresDatabaseAsync(CancellationToken cancel)
    {
        var target = new Npgsql.NpgsqlConnectionStringBuilder(options.ConnectionString);
        var name = target.Database!;
        target.Database = "postgres";
        try
        {
            await using var server = new Npgsql.NpgsqlConnection(target.ConnectionString);
            await server.OpenAsync(cancel);
            await using var ask = new Npgsql.NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = @name", server);
            ask.Parameters.AddWithValue("name", name);
            if (await ask.ExecuteScalarAsync(cancel) is null)
            {
                await using var create = new Npgsql.NpgsqlCommand($"CREATE DATABASE \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", server);
                await create.ExecuteNonQueryAsync(cancel);
                logger.LogInformation("Created database {Database}", name);
            }
        }
        catch (Npgsql.PostgresException error) when (error.SqlState is
            Npgsql.PostgresErrorCodes.DuplicateDatabase or Npgsql.PostgresErrorCodes.UniqueViolation or
            Npgsql.PostgresErrorCodes.InsufficientPrivilege or Npgsql.PostgresErrorCodes.InvalidCatalogName or
            Npgsql.PostgresErrorCodes.InvalidAuthorizationSpecification)
        {
            logger.LogDebug(error, "Left the creation of database {Database} to somebody else", name);
        }
    }

    private async Task OnSqliteAsync(Func<StreamOpsDb, CancellationToken, Task> fill, CancellationToken cancel)
    {
        await using var guard = await LockFileAsync(options.SqliteFile!, cancel);
        try
        {
            await using var db = await factory.CreateDbContextAsync(cancel);
            await ForgetDeadMigratorAsync(db, cancel);
        }
        catch (SqliteException error)
        {
            throw Unreachable(error);
        }

        await MigrateAndFillAsync(fill, cancel);
    }

    private ConfigurationException Unreachable(Exception error) => new(
        $"ConnectionStrings:StreamOps names {options.Place}, which cannot be opened ({error.Message}); allowed: a database that answers and that this account may use.");

    /// <summary>
    /// A process that was killed while it migrated leaves its row in EF's lock table, and every later start would wait for it for ever.
    /// Whoever holds the file lock knows that no migrator is alive.
    /// </summary>
    private static async Task ForgetDeadMigratorAsync(StreamOpsDb db, CancellationToken cancel)
    {
        var known = await db.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(cancel);
        if (known > 0)
        {
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", cancel);
        }
    }

    /// <summary>The operating system drops the lock with the process, however it dies.</summary>
    private async Task<FileStream> LockFileAsync(string database, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(database)!);
                return new FileStream(database + ".migrating", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException error) when (HeldElsewhere.Contains(error.HResult))
            {
                await Task.Delay(100, cancel);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw Unreachable(error);
            }
        }
    }

    private async Task MigrateAndFillAsync(Func<StreamOpsDb, CancellationToken, Task> fill, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        db.Database.SetCommandTimeout(600);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancel)).ToList();
        if (pending.Count > 0)
        {
            // Not asked in vain: it holds the whole model against its last picture, which a start need not wait for.
            await db.Database.MigrateAsync(cancel);
            logger.LogInformation("Migrated the database: {Migrations}", string.Join(", ", pending));
        }

        await fill(db, cancel);
    }
}
