using Microsoft.AspNetCore.Http.Features;
using OpenTelemetry.Metrics;

namespace StreamOps.Platform;

/// <summary>Figures about the process for Prometheus.</summary>
public static class Telemetry
{
    /// <summary>A feature names its own meter <c>StreamOps.Feature</c> and is scraped with the rest.</summary>
    private const string OwnMeters = "StreamOps*";

    /// <summary>Room is kept for every set of tags a figure may have; the library's 2,000 take 10 MiB in all, and no figure of ours has a hundred.</summary>
    private const int MostTagSets = 200;

    private const string EventStream = "text/event-stream";

    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TelemetryFigures>();
        builder.Services.AddOpenTelemetry().WithMetrics(m => m
            .AddAspNetCoreInstrumentation()
            .AddRuntimeInstrumentation()
            .AddMeter(OwnMeters)
            .AddView("*", new MetricStreamConfiguration { CardinalityLimit = MostTagSets })
            .AddPrometheusExporter());
        return builder;
    }

    /// <summary>A live page stays open for as long as somebody looks; among the durations of requests it would pass for a slow one.</summary>
    public static WebApplication UseTelemetry(this WebApplication app)
    {
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            finally
            {
                if (context.Response.ContentType?.StartsWith(EventStream, StringComparison.Ordinal) == true
                    && context.Features.Get<IHttpMetricsTagsFeature>() is { } metrics)
                {
                    metrics.MetricsDisabled = true;
                }
            }
        });
        return app;
    }
}
