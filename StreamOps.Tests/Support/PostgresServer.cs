using Hangfire.PostgreSql;
using Npgsql;
using StreamOps.Tests.Support;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace StreamOps.Tests.Support;

/// <summary>
/// A private PostgreSQL cluster of one test run: own folder, own port, started by the first test that asks for it, gone at the end.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Template = "streamops_template";

    private readonly SemaphoreSlim gate = new(1, 1);
    private PostgresCluster? cluster;

    /// <summary>The server of this run; skips the test where PostgreSQL is not installed.</summary>
    public static async Task<PostgresServer> CurrentAsync()
    {
        Assert.SkipWhen(PostgresBinaries.Folder is null, "PostgreSQL is not installed (Debian: apt-get install postgresql).");
        var server = await TestContext.Current.GetFixture<PostgresServer>() ?? throw new InvalidOperationException("No PostgresServer fixture.");
        await server.StartAsync();
        return server;
    }

    /// <summary>A connection string to a database of this name, whether or not it exists.</summary>
    public string ConnectionString(string database) => cluster!.ConnectionString(database);

    /// <summary>A fresh database with all tables, copied from one that was migrated once.</summary>
    public async Task<string> CreateMigratedAsync()
    {
        var name = NewName();
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {Template}");
        return name;
    }

    public async Task DropAsync(string database)
    {
        await using (var connection = new NpgsqlConnection(ConnectionString(database)))
        {
            NpgsqlConnection.ClearPool(connection);
        }

        await ExecuteAsync($"DROP DATABASE IF EXISTS {database} WITH (FORCE)");
    }

    public static string NewName() => $"t{Guid.NewGuid():n}";

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (cluster is not null)
        {
            await cluster.DisposeAsync();
        }

        gate.Dispose();
    }

    private async Task StartAsync()
    {
        await gate.WaitAsync();
        try
        {
            if (cluster is not null)
            {
                return;
            }

            var started = await PostgresCluster.StartAsync();
            await using (var database = new TestDatabase(DatabaseKind.Postgres, started.ConnectionString(Template), () => Task.CompletedTask))
            {
                await database.MigrateAsync();
                await InstallJobTablesAsync(database.ConnectionString);
            }

            NpgsqlConnection.ClearAllPools();
            cluster = started;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>As every start of an application finds them but its very first, which has tests of its own.</summary>
    private static async Task InstallJobTablesAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        PostgreSqlObjectsInstaller.Install(connection, "hangfire");
    }

    private async Task ExecuteAsync(string sql)
    {
        // One at a time: a template may not be copied while somebody is connected to it.
        await gate.WaitAsync();
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 60 };
            await command.ExecuteNonQueryAsync();
        }
        finally
        {
            gate.Release();
        }
    }
}
