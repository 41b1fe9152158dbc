using Hangfire;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace StreamOps.Platform;

/// <summary>Healthy when a job server of this process said within the last minutes that it is alive.</summary>
public sealed class HealthOfJobs(JobStorage storage) : IHealthCheck
{
    /// <summary>A job server reports every 30 s; four reports missed are silence.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        // The storage answers synchronously; a frozen database must not hold up whoever asks.
        var servers = await Task.Run(() => storage.GetMonitoringApi().Servers(), cancellationToken).WaitAsync(cancellationToken);
        var mine = servers.Where(s => s.Name.StartsWith(Jobs.ServerName, StringComparison.OrdinalIgnoreCase)).ToList();
        if (mine.Count == 0)
        {
            return HealthCheckResult.Unhealthy("no job server of this process is running");
        }

        // Hangfire stamps by the system's clock, whatever clock the application is given.
        return mine.Max(s => s.Heartbeat) > TimeProvider.System.GetUtcNow().UtcDateTime - Silence
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("the job server of this process has been silent for more than 2 minutes");
    }
}
