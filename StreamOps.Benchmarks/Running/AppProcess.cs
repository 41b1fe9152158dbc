using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using StreamOps.Benchmarks.Databases;

namespace StreamOps.Benchmarks.Running;

/// <summary>The application as a process of its own on 127.0.0.1, so that its memory and processor time are its own.</summary>
internal sealed class AppProcess : IAsyncDisposable
{
    private const string Key = "benchmark-key-0123456789-0123456789";

    private readonly ConcurrentQueue<string> output = new();
    private readonly Process process;

    private AppProcess(BenchmarkDatabase database, IEnumerable<KeyValuePair<string, string?>> settings)
    {
        Address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var start = new ProcessStartInfo("dotnet", [Assembly])
        {
            WorkingDirectory = Path.GetDirectoryName(Assembly)!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["ASPNETCORE_URLS"] = Address.OriginalString,
                ["Bootstrap__ApiKey"] = Key,

                // As in the image.
                ["DOTNET_GCgen0size"] = "0x1000000",
            },
        };
        foreach (var (key, value) in database.Settings.Concat(settings))
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
    }

    public Uri Address { get; }

    /// <summary>What the application wrote: warnings and errors.</summary>
    public IReadOnlyCollection<string> Output => output;

    /// <summary>The published application where one is named, else the one that was built with this benchmark.</summary>
    private static string Assembly { get; } = Environment.GetEnvironmentVariable("STREAMOPS_TEST_APP") ?? Path.GetFullPath(
        Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "StreamOps", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "StreamOps.dll"));

    public static async Task<AppProcess> StartAsync(
        BenchmarkDatabase database, IEnumerable<KeyValuePair<string, string?>> settings, CancellationToken cancel)
    {
        var app = new AppProcess(database, settings);
        app.process.Start();
        app.process.BeginOutputReadLine();
        app.process.BeginErrorReadLine();
        using var client = app.Client(1);
        var waited = Stopwatch.StartNew();
        while (!await IsUpAsync(client, cancel))
        {
            if (app.process.HasExited || waited.Elapsed > TimeSpan.FromSeconds(60))
            {
                throw new InvalidOperationException($"The application does not answer:\n{string.Join('\n', app.output)}");
            }

            await Task.Delay(100, cancel);
        }

        return app;
    }

    /// <summary>A client with the key of this run.</summary>
    public HttpClient Client(int connections) => new(new SocketsHttpHandler { MaxConnectionsPerServer = connections })
    {
        BaseAddress = Address,
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", Key) },
    };

    /// <summary>Resident memory in MiB and processor seconds since the start.</summary>
    public (double MemoryMiB, TimeSpan Processor) Usage()
    {
        process.Refresh();
        return (process.WorkingSet64 / 1048576d, process.TotalProcessorTime);
    }

    /// <summary>Highest resident memory in MiB since the start, or since <see cref="ForgetPeak"/>.</summary>
    public double PeakMiB()
    {
        process.Refresh();
        return process.PeakWorkingSet64 / 1048576d;
    }

    /// <summary>The kernel counts the highest resident memory anew from now on (Linux).</summary>
    public void ForgetPeak() => File.WriteAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/clear_refs"), "5");

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is not null && output.Count < 1000)
        {
            output.Enqueue(line);
        }
    }

    private static async Task<bool> IsUpAsync(HttpClient client, CancellationToken cancel)
    {
        try
        {
            using var answer = await client.GetAsync("/health/live", cancel);
            return (int)answer.StatusCode < 500;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
