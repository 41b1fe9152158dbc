using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StreamOps.Data.Samples;

namespace StreamOps.Platform;

/// <summary>Unhealthy when the next large batch of samples would be refused.</summary>
public sealed class HealthOfQueue(SampleQueue queue) : IHealthCheck
{
    private const double Full = 0.95;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var waiting = queue.Waiting;
        return Task.FromResult(waiting < queue.Capacity * Full
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy(string.Create(CultureInfo.InvariantCulture, $"is full: {waiting} of {queue.Capacity} samples wait to be written")));
    }
}
