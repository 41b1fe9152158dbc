namespace StreamOps.Features.Metrics;

/// <summary>Samples on their way in.</summary>
public static class MetricsFeature
{
    public static WebApplicationBuilder AddMetrics(this WebApplicationBuilder builder)
    {
        builder.Services.AddMetricsIngest();
        return builder;
    }

    public static WebApplication MapMetrics(this WebApplication app)
    {
        app.MapMetricsIngest();
        return app;
    }
}
