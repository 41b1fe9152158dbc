using Hangfire;
using StreamOps.Platform;

namespace StreamOps.Features.Alerts;

/// <summary>The beat of alerts. One server judges a tick; two that do anyway make one alert and tell of it once.</summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
public sealed class EvaluateAlertsJob(AlertEvaluator evaluator, LeasedBeat beat)
{
    /// <summary>Two samples of a live stream.</summary>
    public const int IntervalSeconds = 10;

    /// <summary>Name of the row in the table of connectors.</summary>
    public const string Connector = "alerts";

    public Task RunAsync(CancellationToken cancel) => beat.RunAsync(Connector, TimeSpan.FromSeconds(IntervalSeconds), evaluator.RunAsync, cancel);
}
