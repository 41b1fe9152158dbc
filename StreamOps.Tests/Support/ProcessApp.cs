using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace StreamOps.Tests.Support;

/// <summary>
/// The built application as a process of its own, for what a host inside the test cannot show: a kill, a signal, an exit code, a start over the same data.
/// </summary>
public sealed class ProcessApp : IAsyncDisposable
{
    private readonly IReadOnlyDictionary<string, string?> settings;
    private readonly ConcurrentQueue<string> output = new();
    private Process? process;

    /// <param name="settings">Configuration, keys with colons.</param>
    public ProcessApp(IReadOnlyDictionary<string, string?> settings)
    {
        this.settings = settings;
        Address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
    }

    /// <summary>The same over every restart, as a client that reconnects expects.</summary>
    public Uri Address { get; }

    public int ProcessId => process!.Id;

    public bool IsRunning => process is { HasExited: false };

    /// <summary>The named place at which the next start shall die; null: nowhere.</summary>
    public string? FailPoint { get; set; }

    /// <summary>Where it is started; null: in its own folder.</summary>
    public string? WorkingFolder { get; set; }

    /// <summary>Everything that all starts wrote, for a failing test to show.</summary>
    public string Output => string.Join('\n', output);

    /// <summary>The published application that the test command names, or the one that this test run was built with.</summary>
    private static string Assembly { get; } = Environment.GetEnvironmentVariable("STREAMOPS_TEST_APP") ?? Path.GetFullPath(
        Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "StreamOps", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "StreamOps.dll"));

    /// <summary>Returns when the process answers; throws with its output when it ends instead.</summary>
    public async Task StartAsync(TimeSpan? patience = null)
    {
        Launch();
        using var client = new AppClient(Address);
        var waited = Stopwatch.StartNew();
        while (!await IsUpAsync(client))
        {
            if (process!.HasExited || waited.Elapsed > (patience ?? TimeSpan.FromSeconds(60)))
            {
                throw new InvalidOperationException($"The application {(process.HasExited ? $"ended with {process.ExitCode}" : "does not answer")}:\n{Output}");
            }

            await Task.Delay(50);
        }
    }

    /// <summary>For a start that shall fail: its exit code.</summary>
    public async Task<int> RunToEndAsync(TimeSpan patience)
    {
        Launch();
        return await ExitAsync(patience);
    }

    /// <summary>As a power switch, but that the operating system keeps what it was handed.</summary>
    public async Task Kill9Async()
    {
        process!.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as an operator or a container engine stops it.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> TerminateAsync(TimeSpan patience)
    {
        await SignalAsync("TERM");
        return await ExitAsync(patience);
    }

    /// <summary>A signal by its name, such as <c>STOP</c> and <c>CONT</c> for a process that hangs.</summary>
    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits for an end that comes by itself.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> ExitAsync(TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        try
        {
            await process!.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The application still runs after {patience.TotalSeconds} s:\n{Output}");
        }

        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            await Kill9Async();
        }

        process?.Dispose();
    }

    private void Launch()
    {
        process?.Dispose();
        var start = new ProcessStartInfo("dotnet", [Assembly])
        {
            WorkingDirectory = WorkingFolder ?? Path.GetDirectoryName(Assembly)!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["ASPNETCORE_URLS"] = Address.OriginalString },
        };
        start.Environment["STREAMOPS_FAILPOINT"] = FailPoint;
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            output.Enqueue(line);
        }
    }

    private static async Task<bool> IsUpAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("/health/live");
            return (int)answer.StatusCode < 500;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
