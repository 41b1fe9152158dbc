using StreamOps.Data.Samples;
using StreamOps.Platform;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Metrics;

/// <summary>The platform's backend hands over samples. The answer comes after the commit: accepted means stored.</summary>
public static class MetricsIngestApi
{
    public static IServiceCollection AddMetricsIngest(this IServiceCollection services) => services.AddScoped<SampleCheck>();

    public static void MapMetricsIngest(this IEndpointRouteBuilder app) =>
        app.MapPost("/api/v1/metrics", PostAsync)
            .RequireAuthorization(Policies.Ingest)
            .WithTags("Ingest")
            .WithSummary("Stores samples, all or none; as application/x-ndjson one sample a line")
            .TakesBody<MetricsBody>(required: true, SampleBatch.Json)
            .TakesBody<SampleBody>(required: true, SampleBatch.Lines, "One line of the body: a sample. 1 to 10,000 lines, each ended by a line feed.")
            .Produces<SampleOutcome>()
            .Refuses(StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> PostAsync(
        HttpContext http, SampleCheck check, SampleQueue queue, ILogger<SampleCheck> logger, CancellationToken cancel)
    {
        var samples = await SampleBatch.ReadAsync(http.Request, cancel);
        var errors = await check.RunAsync(samples, cancel);
        if (errors.Any)
        {
            return WebProblem.Impossible(errors);
        }

        try
        {
            return TypedResults.Ok(await queue.WriteAsync(samples, cancel));
        }
        catch (SampleQueueFullException)
        {
            return WebProblem.Later(
                http, StatusCodes.Status429TooManyRequests, "Too many requests", "More samples wait than can be held. Nothing of this batch was stored; send it again.");
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            logger.LogWarning(error, "{Samples} samples were refused because they could not be stored", samples.Count);
            return WebProblem.Later(
                http, StatusCodes.Status503ServiceUnavailable, "Not now", "The samples could not be stored. Send the same batch again; what is there already stays single.", 2);
        }
    }
}
