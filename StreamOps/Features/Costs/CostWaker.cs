using Hangfire;
using StreamOps.Data.Operations;

namespace StreamOps.Features.Costs;

/// <summary>Enqueues the cost job when a stream has ended on this node, and once at start for whatever a dead process left.</summary>
public sealed class CostWaker(PromiseBell bell, IBackgroundJobClient jobs, ILogger<CostWaker> logger) : BackgroundService
{
    private static readonly TimeSpan Never = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            Wake();
            await bell.WaitAsync(Promise.Costs, Never, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Where the job storage does not answer, the sweep finds what is owed once it does.</summary>
    private void Wake()
    {
        try
        {
            jobs.Enqueue<RecordCostsJob>(job => job.RunAsync(CancellationToken.None));
        }
        catch (Exception error)
        {
            logger.LogWarning(error, "The cost job could not be woken; the next sweep does its work");
        }
    }
}
