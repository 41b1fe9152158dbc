using Hangfire;
using StreamOps.Data.Operations;

namespace StreamOps.Features.Watchdog;

/// <summary>Does nothing but show that recurring jobs are begun.</summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
public sealed class SchedulerBeatJob(Connectors connectors)
{
    /// <summary>Name of the row in the table of connectors.</summary>
    public const string Connector = "scheduler";

    public Task RunAsync(CancellationToken cancel) => connectors.SucceededAsync(Connector, cancel);
}
