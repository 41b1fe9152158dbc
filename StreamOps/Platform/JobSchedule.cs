using Hangfire;

namespace StreamOps.Platform;

/// <summary>
/// Keeps the recurring jobs registered. A server that was killed may leave the lock of a job behind, and storage that was full for a while
/// may have dropped one: neither may keep the host from starting, nor a job from running for good.
/// </summary>
public static class JobSchedule
{
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);

    public static void KeepScheduled(this WebApplication app, Action<IRecurringJobManager> schedule)
    {
        var jobs = app.Services.GetRequiredService<IRecurringJobManager>();
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("StreamOps.Platform.JobSchedule");
        var stop = app.Lifetime.ApplicationStopping;
        app.Lifetime.ApplicationStarted.Register(() => _ = Task.Run(() => KeepAsync(jobs, schedule, logger, stop), stop));
    }

    private static async Task KeepAsync(IRecurringJobManager jobs, Action<IRecurringJobManager> schedule, ILogger logger, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var pause = Again;
            try
            {
                schedule(jobs);
            }
            catch (Exception error)
            {
                logger.LogWarning(error, "The recurring jobs could not be registered; tried again in {Seconds} s", Retry.TotalSeconds);
                pause = Retry;
            }

            await Task.Delay(pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
