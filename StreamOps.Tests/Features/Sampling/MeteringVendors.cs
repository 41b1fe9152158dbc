using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using StreamOps.Tests.Vendors;

namespace StreamOps.Tests.Features.Sampling;

/// <summary>
/// What both vendors metered, told as their contracts say: Cloudflare's GraphQL by days, its list of videos by creation, its storage; Agora's
/// projects and its usage by days.
/// </summary>
public sealed class MeteringVendors
{
    private readonly List<(DateOnly Day, string Video, string Country, decimal Minutes)> viewed = [];
    private readonly List<(string Video, string Input, DateTimeOffset Created, decimal Seconds)> videos = [];
    private readonly Dictionary<(string Project, DateOnly Day), Dictionary<string, long>> seconds = [];
    private readonly List<(string Id, string App)> projects = [];

    public decimal StoredMinutes { get; set; } = 812.4m;

    /// <summary>Agora answers nothing but an error.</summary>
    public bool AgoraFails { get; set; }

    public MeteringVendors Viewed(DateOnly day, string video, string country, decimal minutes)
    {
        viewed.Add((day, video, country, minutes));
        return this;
    }

    public MeteringVendors Video(string video, string input, DateTimeOffset created, decimal durationSeconds)
    {
        videos.Add((video, input, created, durationSeconds));
        return this;
    }

    /// <param name="app">"app" is the one of the tests.</param>
    public MeteringVendors Project(string id, string app)
    {
        projects.Add((id, app));
        return this;
    }

    public MeteringVendors Received(string project, DateOnly day, params (string Tier, long Seconds)[] tiers)
    {
        seconds[(project, day)] = tiers.ToDictionary(t => t.Tier, t => t.Seconds);
        return this;
    }

    /// <summary>Changes what was metered of a video on a day.</summary>
    public void Settle(DateOnly day, string video, decimal minutes)
    {
        var row = viewed.Find(v => v.Day == day && v.Video == video);
        viewed[viewed.IndexOf(row)] = row with { Minutes = minutes };
    }

    public Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        return path.EndsWith("/graphql", StringComparison.Ordinal) ? GraphQlAsync(context)
            : path.EndsWith("/storage-usage", StringComparison.Ordinal) ? SayAsync(context, new { success = true, result = new { totalStorageMinutes = StoredMinutes, totalStorageMinutesLimit = 2000, videoCount = videos.Count } })
            : path.EndsWith("/stream", StringComparison.Ordinal) ? SayAsync(context, new { success = true, result = Listed(context.Request.Query) })
            : AgoraFails ? VendorStub.Say(context, """{"message":"not allowed"}""", 403)
            : path.EndsWith("/projects", StringComparison.Ordinal) ? SayAsync(context, new { projects = projects.Select(p => new { id = p.Id, name = p.Id, vendor_key = p.App, status = 1, created = 1764500000 }) }, 201)
            : path.EndsWith("/usage", StringComparison.Ordinal) ? SayAsync(context, Usage(context.Request.Query))
            : VendorStub.Say(context, "{}", 404);
    }

    private async Task GraphQlAsync(HttpContext context)
    {
        var variables = Asked(context);
        var (from, to, after) = (Day(variables, "start"), Day(variables, "end"), variables.GetProperty("after").GetString()!);
        var groups = viewed.Where(v => v.Day >= from && v.Day < to && string.CompareOrdinal(v.Video, after) > 0).OrderBy(v => v.Video, StringComparer.Ordinal).Select(v => new
        {
            sum = new { minutesViewed = v.Minutes },
            dimensions = new { date = Text(v.Day), uid = v.Video, clientCountryName = v.Country, creator = "" },
        });
        await SayAsync(context, new { data = new { viewer = new { accounts = new[] { new { streamMinutesViewedAdaptiveGroups = groups } } } }, errors = (object?)null });
    }

    private IEnumerable<object> Listed(IQueryCollection asked) => videos
        .Where(v => !Instant(asked, "start", out var start) || v.Created >= start)
        .Where(v => !Instant(asked, "end", out var end) || v.Created < end)
        .OrderBy(v => v.Created)
        .Select(v => new
        {
            uid = v.Video,
            liveInput = v.Input,
            created = v.Created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            duration = v.Seconds,
            status = new { state = "ready" },
        });

    private object Usage(IQueryCollection asked)
    {
        var project = asked["project_id"].ToString();
        var (from, to) = (DateOnly.Parse(asked["from_date"]!, CultureInfo.InvariantCulture), DateOnly.Parse(asked["to_date"]!, CultureInfo.InvariantCulture));
        return new
        {
            meta = new Dictionary<string, object> { ["durationAudioAll"] = new { en = "made-up label", unit = "second" } },
            usages = Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays).Select(day => new
            {
                date = Text(day) + "T00:00:00.000Z",
                usage = seconds.GetValueOrDefault((project, day)) ?? [],
            }),
        };
    }

    /// <summary>The stub has read the body, and hands it on.</summary>
    private static JsonElement Asked(HttpContext context) => JsonDocument.Parse((string)context.Items["body"]!).RootElement.GetProperty("variables");

    private static DateOnly Day(JsonElement variables, string name) => DateOnly.Parse(variables.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    private static bool Instant(IQueryCollection asked, string name, out DateTimeOffset at) =>
        DateTimeOffset.TryParse(asked[name], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out at);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Task SayAsync(HttpContext context, object answer, int status = 200) => VendorStub.Say(context, JsonSerializer.Serialize(answer), status);
}
