using System.Diagnostics;
using System.Globalization;

namespace StreamOps.Tests.Support;

/// <summary>Watches the system calls of a running process with strace.</summary>
public sealed class SystemCalls : IAsyncDisposable
{
    private const string Program = "/usr/bin/strace";

    private readonly TemporaryFolder folder;
    private readonly Process process;

    private SystemCalls(Process process, TemporaryFolder folder)
    {
        this.process = process;
        this.folder = folder;
    }

    /// <summary>Returns when every call is seen. Skips the test where strace is not installed.</summary>
    /// <param name="calls">Names of system calls.</param>
    public static async Task<SystemCalls> WatchAsync(int processId, params string[] calls)
    {
        Assert.SkipUnless(File.Exists(Program), "strace is not installed (Debian: apt-get install strace).");
        var folder = new TemporaryFolder("strace");
        var id = processId.ToString(CultureInfo.InvariantCulture);
        var process = Process.Start(new ProcessStartInfo(
            Program, ["-f", "-y", "-s", "48", "-o", folder.File("calls"), "-e", "trace=" + string.Join(',', calls), "-p", id])
        { RedirectStandardError = true })!;
        var said = await process.StandardError.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.True(said?.Contains("attached", StringComparison.Ordinal), $"strace: {said}");
        return new SystemCalls(process, folder);
    }

    /// <returns>A line a call, in the order in which they began or, where another came in between, ended.</returns>
    public async Task<IReadOnlyList<string>> StopAsync()
    {
        using (var stop = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await stop.WaitForExitAsync();
        }

        await process.WaitForExitAsync();
        return await File.ReadAllLinesAsync(folder.File("calls"));
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await StopAsync();
        }

        process.Dispose();
        folder.Dispose();
    }
}
