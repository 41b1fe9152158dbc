using Npgsql;

namespace StreamOps.Benchmarks.Databases;

/// <summary>Where databases are made: a PostgreSQL server, and a folder for SQLite files. All of them go at the end.</summary>
internal sealed class DatabaseServers : IAsyncDisposable
{
    private readonly PostgresCluster? own;
    private readonly string server;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("streamops-benchmark-");
    private int last;

    private DatabaseServers(PostgresCluster? own, string server) => (this.own, this.server) = (own, server);

    public static async Task<DatabaseServers> StartAsync(BenchmarkOptions options, CancellationToken cancel)
    {
        var own = options.Postgres is null ? await PostgresCluster.StartAsync(cancel) : null;
        return new DatabaseServers(own, options.Postgres ?? own!.ConnectionString);
    }

    public async Task<string> PostgresVersionAsync(CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync(cancel);
        await using var ask = new NpgsqlCommand("SHOW server_version", connection);
        return $"{await ask.ExecuteScalarAsync(cancel)}, fsync {await ShowAsync(connection, "fsync", cancel)}, synchronous_commit {await ShowAsync(connection, "synchronous_commit", cancel)}";
    }

    /// <summary>A new database with all tables, the price book and the roles.</summary>
    public async Task<BenchmarkDatabase> CreateAsync(DatabaseKind kind, CancellationToken cancel)
    {
        last++;
        if (kind == DatabaseKind.Sqlite)
        {
            return await BenchmarkDatabase.CreateAsync(kind, $"Data Source={Path.Combine(folder.FullName, $"{last}.db")}", () => Task.CompletedTask, cancel);
        }

        var name = $"streamops_benchmark_{Environment.ProcessId}_{last}";
        var connection = new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
        return await BenchmarkDatabase.CreateAsync(kind, connection, () => DropAsync(name), cancel);
    }

    public async ValueTask DisposeAsync()
    {
        if (own is not null)
        {
            await own.DisposeAsync();
        }

        folder.Delete(recursive: true);
    }

    private async Task DropAsync(string name)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var drop = new NpgsqlCommand($"DROP DATABASE IF EXISTS {name} WITH (FORCE)", connection);
        await drop.ExecuteNonQueryAsync();
    }

    private static async Task<object?> ShowAsync(NpgsqlConnection connection, string setting, CancellationToken cancel)
    {
        await using var ask = new NpgsqlCommand($"SHOW {setting}", connection);
        return await ask.ExecuteScalarAsync(cancel);
    }
}
