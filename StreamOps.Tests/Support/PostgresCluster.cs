using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace StreamOps.Tests.Support;

/// <summary>
/// The files and the process of one PostgreSQL server. It refuses to run as root, so root hands it to the user <c>postgres</c>.
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    /// <summary>
    /// Lives as long as its standard input: when the test run ends, however it dies, the pipe closes, the server stops and its files go.
    /// fsync is off because no test cuts the power; a killed process loses nothing that it handed to the operating system.
    /// </summary>
    private const string Script =
        """
        trap '' INT
        cd /
        "$1/initdb" --pgdata="$2/data" --username=postgres --auth=trust --no-sync --encoding=UTF8 --no-locale >"$2/initdb.log" 2>&1 || { cat "$2/initdb.log" >&2; exit 1; }
        "$1/postgres" -D "$2/data" -c port="$3" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=400 \
            -c shared_buffers=64MB -c synchronous_commit=on -c fsync=off -c full_page_writes=off >"$2/server.log" 2>&1 &
        server=$!
        cat >/dev/null
        kill -INT $server
        wait $server
        rm -rf "$2"
        """;

    private readonly Process process;
    private readonly TemporaryFolder folder;
    private readonly int port;

    private PostgresCluster(Process process, TemporaryFolder folder, int port)
    {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    public static async Task<PostgresCluster> StartAsync()
    {
        var folder = new TemporaryFolder("postgres");
        var port = FreePort.Next();
        var run = new ProcessStartInfo { RedirectStandardInput = true, RedirectStandardError = true };
        if (Environment.UserName == "root")
        {
            await RunAsync("chown", "postgres", folder.Path);
            run.FileName = "runuser";
            run.ArgumentList.Add("-u");
            run.ArgumentList.Add("postgres");
            run.ArgumentList.Add("--");
            run.ArgumentList.Add("bash");
        }
        else
        {
            run.FileName = "bash";
        }

        foreach (var argument in new[] { "-c", Script, "bash", PostgresBinaries.Folder!, folder.Path, port.ToString(CultureInfo.InvariantCulture) })
        {
            run.ArgumentList.Add(argument);
        }

        var cluster = new PostgresCluster(Process.Start(run)!, folder, port);
        await cluster.AnswersAsync();
        return cluster;
    }

    public string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = "postgres",
            Database = database,
            MaxPoolSize = 40,
            IncludeErrorDetail = true,
        }.ConnectionString;

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Dispose();
    }

    private async Task AnswersAsync()
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (waited.Elapsed < TimeSpan.FromSeconds(60) && !process.HasExited)
            {
                await Task.Delay(100);
            }
            catch (NpgsqlException error)
            {
                process.StandardInput.Close();
                throw new InvalidOperationException($"PostgreSQL did not start: {await process.StandardError.ReadToEndAsync()}", error);
            }
        }
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var run = Process.Start(program, arguments);
        await run.WaitForExitAsync();
        if (run.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {run.ExitCode}.");
        }
    }
}
