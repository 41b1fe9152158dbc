using System.Text;
using StreamOps.Vendors.Demo.World;

namespace StreamOps.Vendors.Demo.Servers;

/// <summary>Agora's REST host: channels, media push, cloud recording, projects. Usage is <see cref="AgoraUsage"/>.</summary>
internal sealed class AgoraServer(DemoWorld world, DemoPlatformSettings settings, TimeProvider clock)
{
    private const int LiveProfile = 2;
    private const int MostChannelsAPage = 500;

    private readonly string credential =
        "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings.AgoraCustomerKey}:{settings.AgoraCustomerSecret}"));

    public void Map(IEndpointRouteBuilder routes)
    {
        var app = settings.AgoraAppId;
        routes.MapGet($"/dev/v1/channel/{app}", ChannelsAsync);
        routes.MapGet($"/dev/v1/channel/user/{app}/{{channel}}", UsersAsync);
        routes.MapGet($"/dev/v1/channel/user/{app}/{{channel}}/hosts_only", HostsAsync);
        routes.MapGet($"/v1/projects/{app}/rtmp-converters", c => Reply.Json(c, AgoraConverters.List(Live(), settings, clock.GetUtcNow())));
        routes.MapGet($"/v1/projects/{app}/channels/{{channel}}/rtmp-converters", c => Reply.Json(c, AgoraConverters.List(Live(c), settings, clock.GetUtcNow())));
        routes.MapGet($"/v1/apps/{app}/cloud_recording/resourceid/{{resource}}/sid/{{sid}}/mode/{{mode}}/query", RecordingAsync);
        routes.MapGet("/dev/v1/projects", ProjectsAsync);
        routes.MapGet("/dev/v3/usage", new AgoraUsage(world, clock).AnswerAsync);
        routes.MapFallback(context => Reply.Json(context, new { message = "invalid appid" }, StatusCodes.Status404NotFound));
    }

    public bool Admits(HttpRequest request) => request.Headers.Authorization == credential;

    public static Task RefuseAsync(HttpContext context) =>
        Reply.Json(context, new { message = "Unauthorized" }, StatusCodes.Status401Unauthorized);

    private Task ChannelsAsync(HttpContext context)
    {
        var now = clock.GetUtcNow();
        var live = Live().Where(b => b.Mode != DemoMode.HlsOnly).OrderBy(b => b.Channel.Number).ToList();
        var size = Math.Clamp(context.Number("page_size", 100), 1, MostChannelsAPage);
        var channels = live.Skip(size * Math.Max(0, context.Number("page_no", 0))).Take(size)
            .Select(b => new
            {
                channel_name = b.Channel.AgoraChannel,
                user_count = AgoraUids.Hosts(b).Count + AgoraUids.Audience(b, now).Count,
            });
        return Reply.Json(context, new { success = true, data = new { channels, total_size = live.Count } });
    }

    private Task UsersAsync(HttpContext context)
    {
        if (context.Request.Query.ContainsKey("hosts_only"))
        {
            return HostsAsync(context);
        }

        if (Find(context) is not { } broadcast)
        {
            return AbsentAsync(context);
        }

        var audience = AgoraUids.Audience(broadcast, clock.GetUtcNow());
        var data = new
        {
            channel_exist = true,
            mode = LiveProfile,
            broadcasters = AgoraUids.Hosts(broadcast),
            audience,
            audience_total = audience.Count,
        };
        return Reply.Json(context, new { success = true, data });
    }

    private Task HostsAsync(HttpContext context) => Find(context) is { } broadcast
        ? Reply.Json(context, new { success = true, data = new { channel_exist = true, mode = LiveProfile, broadcasters = AgoraUids.Hosts(broadcast) } })
        : AbsentAsync(context);

    /// <summary>Answers only while the recording runs; after its end Agora knows nothing of it.</summary>
    private Task RecordingAsync(HttpContext context)
    {
        var sid = context.Route("sid");
        var broadcast = Live().FirstOrDefault(b => b.RecordingSid == sid && AgoraRecording.Records(b));
        return broadcast is null
            ? Reply.Json(context, new { code = 404, reason = "failed to find worker" }, StatusCodes.Status404NotFound)
            : Reply.Json(context, AgoraRecording.Query(broadcast, context.Route("resource"), context.Route("mode"), clock.GetUtcNow()));
    }

    /// <summary>Created, says Agora's table of answers, to a read.</summary>
    private Task ProjectsAsync(HttpContext context)
    {
        var project = new
        {
            id = AgoraUsage.ProjectId,
            name = "shop",
            sign_key = DemoIds.Hex32(world.Schedule.Seed, "certificate"),
            vendor_key = settings.AgoraAppId,
            recording_server = (string?)null,
            status = 1,
            created = world.BeganAt.AddMonths(-6).ToUnixTimeSeconds(),
        };
        return Reply.Json(context, new { projects = new[] { project } }, StatusCodes.Status201Created);
    }

    private static Task AbsentAsync(HttpContext context) =>
        Reply.Json(context, new { success = true, data = new { channel_exist = false } });

    private DemoBroadcast? Find(HttpContext context) => Live(context).FirstOrDefault(b => b.Mode != DemoMode.HlsOnly);

    private IEnumerable<DemoBroadcast> Live(HttpContext context)
    {
        var channel = context.Route("channel");
        return Live().Where(b => b.Channel.AgoraChannel == channel);
    }

    private IEnumerable<DemoBroadcast> Live() => world.LiveAt(clock.GetUtcNow());
}
