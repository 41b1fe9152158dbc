using Hangfire;
using StreamOps.Data.Operations;

namespace StreamOps.Platform;

/// <summary>
/// Enqueues a job when a promise row was written on this node, and once at start for whatever a dead process left.
/// Where the job storage does not answer, the job's own sweep finds what is owed once it does.
/// </summary>
public sealed class JobWaker(Promise promise, Action<IBackgroundJobClient> enqueue, PromiseBell bell, IBackgroundJobClient jobs, ILogger<JobWaker> logger)
    : BackgroundService
{
    private static readonly TimeSpan Never = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            Wake();
            await bell.WaitAsync(promise, Never, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Wake()
    {
        try
        {
            enqueue(jobs);
        }
        catch (Exception error)
        {
            logger.LogWarning(error, "The job for {Promise} could not be woken; the next sweep does its work", promise);
        }
    }
}

/// <summary>Registers wakers.</summary>
public static class JobWakers
{
    /// <summary>A waker of its own for each promise; registered as a plain singleton, since hosted services of one type are kept once.</summary>
    public static void AddJobWaker(this IServiceCollection services, Promise promise, Action<IBackgroundJobClient> enqueue) =>
        services.AddSingleton<IHostedService>(s => ActivatorUtilities.CreateInstance<JobWaker>(s, promise, enqueue));
}
