using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace StreamOps.Platform;

/// <summary>Unhealthy when something that must go on by itself has stopped, or when nobody looks any more.</summary>
public sealed class HealthOfWatchdog(Lookout lookout) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(lookout switch
        {
            { IsAwake: false } => HealthCheckResult.Unhealthy("the watchdog itself has stopped"),
            { Stopped: { Count: > 0 } stopped } => HealthCheckResult.Unhealthy(string.Join("; ", stopped.Select(Says))),
            _ => HealthCheckResult.Healthy(),
        });

    private static string Says(StoppedBeat stopped) => stopped.LastAt is { } at
        ? string.Create(CultureInfo.InvariantCulture, $"{stopped.Beat.What} has stopped: no sign of life since {at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}")
        : $"{stopped.Beat.What} has stopped: no sign of life yet";
}
