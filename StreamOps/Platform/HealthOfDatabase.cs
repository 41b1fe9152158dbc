using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StreamOps.Data;

namespace StreamOps.Platform;

/// <summary>Healthy when a table of our own can be read.</summary>
public sealed class HealthOfDatabase(IDbContextFactory<StreamOpsDb> factory) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        await db.Settings.AnyAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
