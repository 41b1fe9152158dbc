using Hangfire;
using StreamOps.Data.Operations;

namespace StreamOps.Features.Alerts;

/// <summary>The beat of alerts. One server judges a tick; two that do anyway make one alert and tell of it once.</summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
public sealed class EvaluateAlertsJob(AlertEvaluator evaluator, Leases leases, Connectors connectors, TimeProvider clock, ILogger<EvaluateAlertsJob> logger)
{
    /// <summary>Two samples of a live stream.</summary>
    public const int IntervalSeconds = 10;

    /// <summary>Name of the row in the table of connectors.</summary>
    public const string Connector = "alerts";

    /// <summary>A server that died holds up the others no longer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2 * IntervalSeconds);

    public async Task RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var tick = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.FromSeconds(IntervalSeconds).Ticks), TimeSpan.Zero);
        if (await leases.TakeAsync(Connector, tick, Longest, cancel) is not { } owner)
        {
            return;
        }

        try
        {
            await evaluator.RunAsync(cancel);
            await connectors.SucceededAsync(Connector, cancel);
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            // The next tick comes by itself, and judges by what is then.
            logger.LogError(error, "Alerts could not be judged at {Tick}", tick);
            await connectors.FailedAsync(Connector, error.Message, cancel);
        }
        finally
        {
            await leases.GiveBackAsync(Connector, owner, CancellationToken.None);
        }
    }
}
