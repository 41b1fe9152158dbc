using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StreamOps.Platform.Access;

namespace StreamOps.Platform;

/// <summary>What a load balancer, a container engine and Prometheus ask. Nobody needs an account for the first two, so they tell no secret.</summary>
public static class HealthEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static WebApplicationBuilder AddHealth(this WebApplicationBuilder builder)
    {
        // By the machine's own watch, like everything that judges whether this process lives.
        builder.Services.AddSingleton(s => new Lookout(s.GetServices<WatchedBeat>(), TimeProvider.System));
        builder.Services.AddHealthChecks()
            .AddCheck<HealthOfDatabase>("database", timeout: Patience)
            .AddCheck<HealthOfJobs>("jobs", timeout: Patience)
            .AddCheck<HealthOfQueue>("queue", timeout: Patience)
            .AddCheck<HealthOfWatchdog>("watchdog", timeout: Patience);
        return builder;
    }

    public static WebApplication MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous().DisableHttpMetrics();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync }).AllowAnonymous().DisableHttpMetrics();

        // Made here, because a gauge that nobody made is not scraped.
        var figures = app.Services.GetRequiredService<TelemetryFigures>();
        app.MapPrometheusScrapingEndpoint(
                "/metrics",
                meterProvider: null,
                branch => branch.Use(async (context, next) =>
                {
                    await figures.RefreshAsync(context.RequestAborted);
                    await next(context);
                }),
                optionsName: null)
            .RequireAuthorization(Policies.Machine)
            .DisableHttpMetrics();
        return app;
    }

    /// <summary>A list of what is wrong; empty where nothing is.</summary>
    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        report.Entries
            .Where(e => e.Value.Status != HealthStatus.Healthy)
            .Select(e => new { Part = e.Key, Problem = e.Value.Exception is null ? e.Value.Description : "does not answer" }),
        context.RequestAborted);
}
