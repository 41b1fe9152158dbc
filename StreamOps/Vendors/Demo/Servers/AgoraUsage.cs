using System.Globalization;
using StreamOps.Domain.Time;
using StreamOps.Vendors.Demo.World;

namespace StreamOps.Vendors.Demo.Servers;

/// <summary>
/// Metered seconds per UTC day, as Agora counts them: a lone publisher is audio, and the relay's server is a subscriber
/// like any viewer.
/// </summary>
internal sealed class AgoraUsage(DemoWorld world, TimeProvider clock)
{
    public const string ProjectId = "rDEMOj5u";

    private static readonly string[] Keys =
        ["durationAudioAll", "durationVideo1080P", "durationVideo2K", "durationVideo4K", "durationVideoHd", "durationVideoHdp"];

    public Task AnswerAsync(HttpContext context)
    {
        if (context.Instant("from_date") is not { } from || context.Instant("to_date") is not { } to || to < from)
        {
            return Reply.Json(context, new { message = "invalid date" }, StatusCodes.Status400BadRequest);
        }

        if (context.Request.Query["project_id"] != ProjectId)
        {
            return Reply.Json(context, new { message = "project not found" }, StatusCodes.Status404NotFound);
        }

        // What the other businesses answer is not documented; they were not used.
        var used = context.Request.Query["business"].ToString() is "" or "default";
        var meta = (used ? Keys : []).ToDictionary(key => key, key => new { en = key, unit = "second" });
        return Reply.Json(context, new { meta, usages = used ? Days(from, to) : [] });
    }

    private IEnumerable<object> Days(DateTimeOffset from, DateTimeOffset to)
    {
        var seconds = Seconds(world, from, to.AddDays(1), clock.GetUtcNow());
        for (var day = from.UtcDay(); day <= to.UtcDay(); day = day.AddDays(1))
        {
            yield return new
            {
                date = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00.000Z",
                usage = Keys.ToDictionary(key => key, key => seconds.GetValueOrDefault((day, key))),
            };
        }
    }

    /// <summary>By UTC day and the name of the tier, up to now.</summary>
    public static Dictionary<(DateOnly Day, string Key), long> Seconds(DemoWorld world, DateTimeOffset from, DateTimeOffset end, DateTimeOffset now) =>
        world.Touching(from, end < now ? end : now)
            .Where(b => b.Mode != DemoMode.HlsOnly)
            .SelectMany(b => Metered(b, from, end < now ? end : now))
            .GroupBy(m => (m.Day, m.Key))
            .ToDictionary(g => g.Key, g => (long)Math.Round(g.Sum(m => m.Seconds)));

    private static IEnumerable<(DateOnly Day, string Key, double Seconds)> Metered(DemoBroadcast broadcast, DateTimeOffset from, DateTimeOffset to)
    {
        var video = broadcast.Channel.Tier switch { "2k" => "durationVideo2K", "full-hd" => "durationVideo1080P", _ => "durationVideoHd" };
        foreach (var part in ViewerIntegral.Days(broadcast, from, to))
        {
            yield return (part.Day, "durationAudioAll", (part.To - part.From).TotalSeconds * broadcast.Hosts);
            yield return (part.Day, video, ViewerIntegral.Seconds(at => AgoraUids.Audience(broadcast, at).Count, part.From, part.To));
        }
    }
}
