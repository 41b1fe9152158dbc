using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Data;

/// <summary>
/// What an acknowledgement rests on. A crash test passes with the wrong setting too, since only power loss tells them apart; so the settings are asked.
/// </summary>
public sealed class DurabilityTests
{
    [Fact]
    public async Task Every_SQLite_connection_writes_ahead_and_syncs_before_it_answers()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var open = Enumerable.Range(0, 8).Select(_ => database.Open()).ToList();

        // Twice, so that the second round gets connections that the pool took back.
        for (var round = 0; round < 2; round++)
        {
            foreach (var db in open)
            {
                await db.Database.OpenConnectionAsync();
                var connection = db.Database.GetDbConnection();
                Assert.Equal("wal", await AskAsync(connection, "PRAGMA journal_mode"));
                Assert.Equal("2", await AskAsync(connection, "PRAGMA synchronous"));
                Assert.Equal("30000", await AskAsync(connection, "PRAGMA busy_timeout"));
                Assert.Equal("1", await AskAsync(connection, "PRAGMA foreign_keys"));
            }

            foreach (var db in open)
            {
                await db.Database.CloseConnectionAsync();
            }
        }

        foreach (var db in open)
        {
            await db.DisposeAsync();
        }
    }

    /// <summary>Earlier versions can corrupt a database in WAL mode when a checkpoint meets a writer (fixed in 3.51.3).</summary>
    [Fact]
    public async Task SQLite_is_new_enough_to_keep_a_write_ahead_log_whole()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync();

        var version = Version.Parse(await AskAsync(db.Database.GetDbConnection(), "SELECT sqlite_version()"));

        Assert.True(version >= new Version(3, 51, 3), $"sqlite_version() is {version}");
    }

    [Fact]
    public async Task PostgreSQL_syncs_before_it_answers()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync();

        Assert.Equal("on", await AskAsync(db.Database.GetDbConnection(), "SHOW synchronous_commit"));
    }

    private static async Task<string> AskAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture)!;
    }
}
