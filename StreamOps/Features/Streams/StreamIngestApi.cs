using StreamOps.Data.Streams;
using StreamOps.Domain.Streams;
using StreamOps.Platform;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Streams;

/// <summary>A stream as the writing API tells it.</summary>
public sealed record StreamAnswer(
    long Id,
    long ChannelId,
    string? ExternalId,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    bool IsActive,
    StreamMode Mode,
    RelayStatus RelayStatus,
    int Hosts,
    ResolutionTier Tier,
    RelayPath Relay,
    int SampleIntervalSeconds)
{
    public static StreamAnswer Of(StreamRow stream) => new(
        stream.Id, stream.ChannelId, stream.ExternalId, stream.StartedAt, stream.EndedAt, stream.EndedAt is null, stream.Mode, stream.RelayStatus,
        stream.Hosts, stream.Tier, stream.Relay, stream.SampleIntervalSeconds);
}

/// <summary>The platform's backend says when streams begin and end.</summary>
public static class StreamIngestApi
{
    public static IServiceCollection AddStreamIngest(this IServiceCollection services) =>
        services.AddScoped<StartStream>().AddScoped<EndStream>();

    public static void MapStreamIngest(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/v1/channels/{id:long}/streams", (long id, HttpContext http, StartStream start, CancellationToken cancel) => start.RunAsync(id, http, cancel))
            .RequireAuthorization(Policies.Ingest)
            .WithTags("Ingest")
            .WithSummary("Starts a stream on a channel")
            .TakesBody<StartStreamBody>(required: false, "application/json")
            .Produces<StreamAnswer>()
            .Produces<StreamAnswer>(StatusCodes.Status201Created)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);

        app.MapPost("/api/v1/streams/{id:long}/end", (long id, HttpContext http, EndStream end, CancellationToken cancel) => end.RunAsync(id, http, cancel))
            .RequireAuthorization(Policies.Ingest)
            .WithTags("Ingest")
            .WithSummary("Ends a stream; its costs follow within seconds")
            .TakesBody<EndStreamBody>(required: false, "application/json")
            .Produces<StreamAnswer>()
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity);
    }
}
