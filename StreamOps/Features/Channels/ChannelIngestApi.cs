using StreamOps.Data.Streams;
using StreamOps.Domain.Streams;
using StreamOps.Platform;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Channels;

/// <summary>A channel as the API tells it.</summary>
public sealed record ChannelAnswer(
    long Id,
    string ExternalId,
    string Name,
    string SellerEmail,
    string? AgoraChannel,
    string? CloudflareLiveInputId,
    ResolutionTier Tier,
    RelayPath Relay,
    DateTimeOffset CreatedAt)
{
    public static ChannelAnswer Of(ChannelRow channel) => new(
        channel.Id, channel.ExternalId, channel.Name, channel.Seller!.Email!, channel.AgoraChannel, channel.CloudflareLiveInputId,
        channel.Tier, channel.Relay, channel.CreatedAt);
}

/// <summary>The platform's backend hands over its channels.</summary>
public static class ChannelIngestApi
{
    public static IServiceCollection AddChannelIngest(this IServiceCollection services) => services.AddScoped<PutChannel>();

    public static void MapChannelIngest(this IEndpointRouteBuilder app) =>
        app.MapPut("/api/v1/channels/{externalId}", PutAsync)
            .RequireAuthorization(Policies.Ingest)
            .WithTags("Ingest")
            .WithSummary("Creates or replaces a channel; invites its seller when the address is new")
            .TakesBody<PutChannelBody>(required: true, "application/json")
            .Produces<ChannelAnswer>()
            .Produces<ChannelAnswer>(StatusCodes.Status201Created)
            .Refuses(StatusCodes.Status409Conflict);

    private static async Task<IResult> PutAsync(string externalId, HttpContext http, PutChannel put, CancellationToken cancel)
    {
        externalId = WebPath.LastSegment(http, externalId).Trim();
        var noted = new WebFieldErrors();
        if (WebText.Fault(externalId, PutChannelBody.LongestName) is { } fault)
        {
            noted.Add("externalId", fault);
        }

        var body = await WebJsonBody.ReadAsync(http.Request, PutChannelBody.Read, cancel, noted);
        var (channel, isNew, taken) = await put.RunAsync(externalId, body, cancel);
        if (channel is not null)
        {
            return TypedResults.Json(ChannelAnswer.Of(channel), statusCode: isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
        }

        var errors = new WebFieldErrors();
        foreach (var (field, other) in taken)
        {
            errors.Add(field, $"belongs to channel '{other}'");
        }

        return WebProblem.Conflict("Another channel has what this one is to have.", errors);
    }
}
