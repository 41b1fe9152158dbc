using StreamOps.Vendors.Demo.World;

namespace StreamOps.Vendors.Demo.Servers;

/// <summary>Cloudflare's API host: live inputs, videos, storage. Minutes viewed are <see cref="CloudflareAnalytics"/>.</summary>
internal sealed class CloudflareApiServer(DemoWorld world, DemoPlatformSettings settings, TimeProvider clock)
{
    public const string Root = "/client/v4";
    private const int MostVideos = 1000;
    private const int StorageBoughtInBlocksOf = 1000;

    /// <summary>The inputs were made the day before the oldest history.</summary>
    private DateTimeOffset Created => world.BeganAt.AddMonths(-6).AddDays(-1);

    public void Map(IEndpointRouteBuilder routes)
    {
        var stream = routes.MapGroup($"{Root}/accounts/{settings.CloudflareAccountId}/stream");
        stream.MapGet("/", ListVideosAsync);
        stream.MapGet("/live_inputs", ListInputsAsync);
        stream.MapGet("/live_inputs/{uid}", InputAsync);
        stream.MapGet("/live_inputs/{uid}/videos", InputVideosAsync);
        stream.MapGet("/storage-usage", StorageAsync);
        routes.MapPost(Root + "/graphql", new CloudflareAnalytics(world, settings, clock).AnswerAsync);
        routes.MapFallback(context => FailedAsync(context, StatusCodes.Status404NotFound, 7003, "Could not route to the requested path"));
    }

    public bool Admits(HttpRequest request) => request.Headers.Authorization == "Bearer " + settings.CloudflareApiToken;

    public static Task RefuseAsync(HttpContext context) =>
        FailedAsync(context, StatusCodes.Status401Unauthorized, 10000, "Authentication error");

    private Task ListInputsAsync(HttpContext context)
    {
        var liveInputs = world.Schedule.Channels.Select(c => CloudflareLiveInput.Listed(c, Created)).ToList();
        return FoundAsync(context, new { liveInputs, range = liveInputs.Count, total = liveInputs.Count });
    }

    private Task InputAsync(HttpContext context) =>
        Find(context) is { } channel
            ? FoundAsync(context, CloudflareLiveInput.Whole(channel, world, Created, clock.GetUtcNow()))
            : UnknownAsync(context);

    private Task InputVideosAsync(HttpContext context) =>
        Find(context) is { } channel
            ? FoundAsync(context, Page(context, video => video.Channel == channel))
            : UnknownAsync(context);

    private Task ListVideosAsync(HttpContext context)
    {
        string? input = context.Request.Query["live_input_id"];
        return FoundAsync(context, Page(context, video => input is null || video.Channel.CloudflareLiveInputId == input));
    }

    private Task StorageAsync(HttpContext context)
    {
        var stored = DemoStorage.Of(world, clock.GetUtcNow());
        return FoundAsync(context, new
        {
            creator = (string?)context.Request.Query["creator"] ?? "",
            totalStorageMinutes = stored.Minutes,
            totalStorageMinutesLimit = (Math.Ceiling(stored.Minutes / StorageBoughtInBlocksOf) + 10) * StorageBoughtInBlocksOf,
            videoCount = stored.Videos,
        });
    }

    /// <summary>At most 1,000 a call, newest first unless asked otherwise; a caller pages by time.</summary>
    private List<object> Page(HttpContext context, Func<DemoBroadcast, bool> wanted)
    {
        var now = clock.GetUtcNow();
        var (after, before) = (context.Instant("start", "after"), context.Instant("end", "before"));
        string? status = context.Request.Query["status"];
        var videos = CloudflareLibrary.VideosIn(world, now)
            .Where(b => wanted(b)
                && (after is null || b.OnAirAt >= after)
                && (before is null || b.OnAirAt < before)
                && (status is null || CloudflareLibrary.StateOf(b, now) == status));
        var ordered = context.Request.Query["asc"] == "true" ? videos : videos.Reverse();
        var limit = Math.Clamp(context.Number("limit", MostVideos), 1, MostVideos);
        return [.. ordered.Take(limit).Select(b => CloudflareLibrary.Video(b, now))];
    }

    private DemoChannel? Find(HttpContext context) =>
        world.Schedule.Channels.FirstOrDefault(c => c.CloudflareLiveInputId == context.Route("uid"));

    private static Task FoundAsync(HttpContext context, object result) =>
        Reply.Json(context, new { result, success = true, errors = Array.Empty<object>(), messages = Array.Empty<object>() });

    private static Task UnknownAsync(HttpContext context) =>
        FailedAsync(context, StatusCodes.Status404NotFound, 10003, "Not Found: The requested resource was not found");

    private static Task FailedAsync(HttpContext context, int status, int code, string message) =>
        Reply.Json(
            context,
            new { result = (object?)null, success = false, errors = new[] { new { code, message } }, messages = Array.Empty<object>() },
            status);
}
