using StreamOps.Vendors.Demo.World;

namespace StreamOps.Vendors.Demo.Servers;

/// <summary>Cloudflare's playback host: public, no credentials, answers by live input or by video.</summary>
internal sealed class CloudflarePlaybackServer(DemoWorld world, TimeProvider clock)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/{id}/lifecycle", LifecycleAsync);
        routes.MapGet("/{id}/views", ViewsAsync);
    }

    private Task LifecycleAsync(HttpContext context)
    {
        var (now, id) = (clock.GetUtcNow(), context.Route("id"));
        if (IsInput(id))
        {
            var video = OnAir(id, now)?.VideoId;
            return Reply.Json(context, new { isInput = true, videoUID = video, live = video is not null });
        }

        var live = world.LiveAt(now).Any(b => b.VideoId == id && b.IsOnAirAt(now));
        return live || IsRecording(id, now)
            ? Reply.Json(context, new { isInput = false, videoUID = id, live })
            : NotFound(context);
    }

    /// <summary>An input that is off the air has no viewers, which is a fact and not a guess: there is nothing to watch.</summary>
    private Task ViewsAsync(HttpContext context)
    {
        var (now, id) = (clock.GetUtcNow(), context.Route("id"));
        return IsInput(id)
            ? Reply.Json(context, new { liveViewers = OnAir(id, now)?.HlsViewersAt(now) ?? 0 })
            : NotFound(context);
    }

    private bool IsInput(string id) => world.Schedule.Channels.Any(c => c.CloudflareLiveInputId == id);

    private bool IsRecording(string id, DateTimeOffset now) =>
        CloudflareLibrary.VideosIn(world, now).Any(b => b.VideoId == id);

    private DemoBroadcast? OnAir(string input, DateTimeOffset now) =>
        world.LiveAt(now).FirstOrDefault(b => b.Channel.CloudflareLiveInputId == input && b.IsOnAirAt(now));

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
