using Hangfire;
using StreamOps.Data.Operations;

namespace StreamOps.Features.Costs;

/// <summary>Enqueues the cost job when a stream has ended on this node, and once at start for whatever a dead process left.</summary>
public sealed class CostWaker(PromiseBell bell, IBackgroundJobClient jobs) : BackgroundService
{
    private static readonly TimeSpan Never = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                jobs.Enqueue<RecordCostsJob>(job => job.RunAsync(CancellationToken.None));
                await bell.WaitAsync(Promise.Costs, Never, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops; what is owed stays owed in the database.
        }
    }
}
