using Npgsql;

namespace StreamOps.Benchmarks.Reads;

/// <summary>What the application's statements cost PostgreSQL. Pages do not depend on what else the machine does.</summary>
/// <param name="Pages">Pages of 8 KiB that were looked at, in memory or not.</param>
/// <param name="Milliseconds">Time within the server.</param>
internal sealed record StatementWork(double Pages, double Milliseconds)
{
    private const string Sql =
        """
        SELECT COALESCE(sum(shared_blks_hit + shared_blks_read), 0)::float8, COALESCE(sum(total_exec_time), 0)
        FROM pg_stat_statements WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
            AND query NOT LIKE '%hangfire%' AND query NOT LIKE '%pg_stat_statements%'
        """;

    /// <summary>Since <see cref="ForgetAsync"/>; null where the server does not count statements.</summary>
    public static async Task<StatementWork?> ReadAsync(string connectionString, CancellationToken cancel)
    {
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(cancel);
            await using var ask = new NpgsqlCommand(Sql, connection);
            await using var reader = await ask.ExecuteReaderAsync(cancel);
            await reader.ReadAsync(cancel);
            return new StatementWork(reader.GetDouble(0), reader.GetDouble(1));
        }
        catch (PostgresException)
        {
            return null;
        }
    }

    public static Task CountAsync(string connectionString, CancellationToken cancel) =>
        TryAsync(connectionString, "CREATE EXTENSION IF NOT EXISTS pg_stat_statements", cancel);

    public static Task ForgetAsync(string connectionString, CancellationToken cancel) =>
        TryAsync(connectionString, "SELECT pg_stat_statements_reset()", cancel);

    private static async Task TryAsync(string connectionString, string sql, CancellationToken cancel)
    {
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(cancel);
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(cancel);
        }
        catch (PostgresException)
        {
            // A server of one's own need not have the extension; then those columns stay empty.
        }
    }
}
