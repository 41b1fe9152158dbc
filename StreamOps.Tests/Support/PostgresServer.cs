using System.Collections.Concurrent;
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
    private readonly ConcurrentBag<Task> drops = [];
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
        // One at a time: a template may not be copied while somebody is connected to it.
        await gate.WaitAsync();
        try
        {
            await ExecuteAsync(connection => $"CREATE DATABASE {name} TEMPLATE {Template}{Copied(connection)}");
        }
        finally
        {
            gate.Release();
        }

        return name;
    }

    /// <summary>Returns at once: the server takes a tenth of a second to see that nobody is connected any more, which no test has to wait for.</summary>
    public Task DropAsync(string database)
    {
        using (var connection = new NpgsqlConnection(ConnectionString(database)))
        {
            NpgsqlConnection.ClearPool(connection);
        }

        drops.Add(ExecuteAsync(_ => $"DROP DATABASE IF EXISTS {database} WITH (FORCE)"));
        return Task.CompletedTask;
    }

    public static string NewName() => $"t{Guid.NewGuid():n}";

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(drops);
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

    /// <summary>File by file, which for small databases without fsync takes half of the time. It is the only way before version 15, which has no word for it.</summary>
    private static string Copied(NpgsqlConnection connection) => connection.PostgreSqlVersion.Major >= 15 ? " STRATEGY FILE_COPY" : "";

    private async Task ExecuteAsync(Func<NpgsqlConnection, string> sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql(connection), connection) { CommandTimeout = 60 };
        await command.ExecuteNonQueryAsync();
    }
}
