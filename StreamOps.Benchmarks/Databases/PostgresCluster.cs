using System.Diagnostics;
using System.Globalization;
using Npgsql;
using StreamOps.Benchmarks.Running;

namespace StreamOps.Benchmarks.Databases;

/// <summary>
/// A PostgreSQL server of this run as Debian installs it: stock settings, fsync on. It refuses to run as root, so root hands it to the user <c>postgres</c>.
/// </summary>
internal sealed class PostgresCluster : IAsyncDisposable
{
    /// <summary>
    /// Lives as long as its standard input: however the benchmark ends, the pipe closes, the server stops and its files go.
    /// Commit stamps let <c>sampling</c> see when a tick was stored, counted statements let <c>reads</c> see what a call costs the server.
    /// </summary>
    private const string Script =
        """
        trap '' INT
        cd /
        "$1/initdb" --pgdata="$2/data" --username=postgres --auth=trust --encoding=UTF8 --no-locale >"$2/initdb.log" 2>&1 || { cat "$2/initdb.log" >&2; exit 1; }
        "$1/postgres" -D "$2/data" -c port="$3" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c track_commit_timestamp=on \
            -c shared_preload_libraries=pg_stat_statements >"$2/server.log" 2>&1 &
        server=$!
        cat >/dev/null
        kill -INT $server
        wait $server
        rm -rf "$2"
        """;

    private const string DebianFolder = "/usr/lib/postgresql";

    private readonly Process process;

    private PostgresCluster(Process process, int port)
    {
        this.process = process;
        ConnectionString = string.Create(
            CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres;Maximum Pool Size=60");
    }

    public string ConnectionString { get; }

    public static async Task<PostgresCluster> StartAsync(CancellationToken cancel)
    {
        var programs = Programs() ?? throw new InvalidOperationException("PostgreSQL is not installed (Debian: apt-get install postgresql); or name a server with --postgres.");
        var folder = Directory.CreateTempSubdirectory("streamops-benchmark-postgres-");
        var port = FreePort.Next();
        var run = new ProcessStartInfo("bash") { RedirectStandardInput = true };
        if (Environment.UserName == "root")
        {
            using var chown = Process.Start("chown", ["postgres", folder.FullName]);
            await chown.WaitForExitAsync(cancel);
            run.FileName = "runuser";
            Array.ForEach(["-u", "postgres", "--", "bash"], run.ArgumentList.Add);
        }

        Array.ForEach(["-c", Script, "bash", programs, folder.FullName, port.ToString(CultureInfo.InvariantCulture)], run.ArgumentList.Add);
        var cluster = new PostgresCluster(Process.Start(run)!, port);
        await cluster.AnswersAsync(cancel);
        return cluster;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static string? Programs() =>
        (Directory.Exists(DebianFolder) ? Directory.GetDirectories(DebianFolder) : [])
            .OrderByDescending(v => double.TryParse(Path.GetFileName(v), out var number) ? number : 0)
            .Select(v => Path.Combine(v, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .FirstOrDefault(f => File.Exists(Path.Combine(f, "initdb")));

    private async Task AnswersAsync(CancellationToken cancel)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString);
                await connection.OpenAsync(cancel);
                return;
            }
            catch (NpgsqlException) when (waited.Elapsed < TimeSpan.FromSeconds(60) && !process.HasExited)
            {
                await Task.Delay(100, cancel);
            }
        }
    }
}
