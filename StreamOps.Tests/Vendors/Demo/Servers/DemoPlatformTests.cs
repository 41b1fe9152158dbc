using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using StreamOps.Vendors.Demo.Servers;
using StreamOps.Vendors.Demo.World;

namespace StreamOps.Tests.Vendors.Demo.Servers;

public sealed class DemoPlatformTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Began = new(2026, 11, 20, 18, 0, 0, TimeSpan.Zero);
    private static readonly DemoWorld World = new(new DemoSchedule(2026), Began);
    private readonly FakeTimeProvider clock = new(Began.AddHours(5));
    private readonly DemoPlatformSettings settings = DemoPlatformSettings.Random();
    private readonly HttpClient http = new();
    private DemoPlatform platform = null!;

    public async ValueTask InitializeAsync()
    {
        platform = new DemoPlatform(World, settings, clock);
        await platform.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await platform.DisposeAsync();
    }

    [Fact]
    public async Task The_playback_host_answers_in_the_documented_forms()
    {
        var show = LiveNow(b => b.IsOnAirAt(Now) && b.Channel.Popularity > 0);
        var input = show.Channel.CloudflareLiveInputId;

        var live = await Playback($"/{input}/lifecycle");
        Assert.Equal(show.VideoId, live.GetProperty("videoUID").GetString());
        Assert.True(live.GetProperty("live").GetBoolean());
        AssertSameForm("cloudflare.lifecycle.live.json", live);

        var views = await Playback($"/{input}/views");
        Assert.Equal(show.HlsViewersAt(Now), views.GetProperty("liveViewers").GetInt32());
        AssertSameForm("cloudflare.views.json", views);

        var idle = World.Schedule.Channels.First(c => World.LiveAt(Now).All(b => b.Channel != c));
        AssertSameForm("cloudflare.lifecycle.offline.json", await Playback($"/{idle.CloudflareLiveInputId}/lifecycle"));
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri(platform.CloudflareCustomerBaseUrl, "/nobody/views"))).StatusCode);
    }

    [Fact]
    public async Task The_api_host_answers_in_the_documented_forms()
    {
        var input = LiveNow(b => b.IsOnAirAt(Now)).Channel.CloudflareLiveInputId;

        AssertSameForm("cloudflare.live_inputs.list.json", await Api("/live_inputs"));
        var one = await Api("/live_inputs/" + input);
        Assert.Equal("connected", one.GetProperty("result").GetProperty("status").GetProperty("current").GetProperty("state").GetString());
        AssertSameForm("cloudflare.live_input.get.status-object.json", one);
        var videos = await Api($"/live_inputs/{input}/videos");
        Assert.Equal("live-inprogress", videos.GetProperty("result")[0].GetProperty("status").GetProperty("state").GetString());
        AssertSameForm("cloudflare.live_input.videos.json", videos);
        AssertSameForm("cloudflare.videos.list.json", await Api("?status=ready&limit=5"));
        var storage = await Api("/storage-usage");
        Assert.True(storage.GetProperty("result").GetProperty("totalStorageMinutes").GetDouble() > 1000);
        AssertSameForm("cloudflare.storage_usage.json", storage);
    }

    [Fact]
    public async Task The_video_list_pages_by_time_and_holds_history_and_present()
    {
        var page = (await Api($"?asc=true&limit=7&start={Began.AddDays(-3):yyyy-MM-ddTHH:mm:ssZ}&end={Began:yyyy-MM-ddTHH:mm:ssZ}")).GetProperty("result");
        var expected = World.StartingBetween(Began.AddDays(-4), Began)
            .Where(b => b.IsRecorded && b.OnAirAt >= Began.AddDays(-3) && b.OnAirAt < Began).Take(7).Select(b => b.VideoId);

        Assert.Equal(expected, page.EnumerateArray().Select(v => v.GetProperty("uid").GetString()!));
    }

    [Fact]
    public async Task A_failing_relay_shows_as_a_failed_converter_and_an_input_off_the_air()
    {
        var show = World.StartingBetween(Now, Now.AddDays(1)).First(b => b.RelayFails);
        clock.SetUtcNow(show.FailsAt);

        var converters = await Agora($"/v1/projects/{settings.AgoraAppId}/channels/{show.Channel.AgoraChannel}/rtmp-converters");
        Assert.Equal("failed", converters.GetProperty("data").GetProperty("members")[0].GetProperty("state").GetString());
        Assert.False((await Playback($"/{show.Channel.CloudflareLiveInputId}/lifecycle")).GetProperty("live").GetBoolean());
        var status = (await Api("/live_inputs/" + show.Channel.CloudflareLiveInputId)).GetProperty("result").GetProperty("status");
        Assert.Equal("failed_to_connect", status.GetProperty("current").GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Minutes_viewed_are_the_integral_of_the_curves()
    {
        var day = new DateTimeOffset(2026, 11, 10, 0, 0, 0, TimeSpan.Zero);
        var answer = await MinutesViewed(day, day.AddDays(1), settings.CloudflareAccountId);
        var groups = answer.GetProperty("data").GetProperty("viewer").GetProperty("accounts")[0].GetProperty("streamMinutesViewedAdaptiveGroups");
        var metered = groups.EnumerateArray().Sum(g => g.GetProperty("sum").GetProperty("minutesViewed").GetDouble());

        var seconds = 0.0;
        foreach (var show in World.StartingBetween(day.AddHours(-5), day.AddDays(1)).Where(b => b.IsRecorded))
        {
            for (var at = day; at < day.AddDays(1); at = at.AddSeconds(5))
            {
                seconds += 5 * (show.HlsViewersAt(at) ?? 0);
            }
        }

        Assert.True(seconds > 0);
        Assert.InRange(metered / (seconds / 60), 0.99, 1.01);
        AssertSameForm("cloudflare.graphql.minutes_viewed.response.json", answer);
    }

    [Fact]
    public async Task What_arrives_at_an_input_is_answered_by_the_minute_in_the_form_that_was_seen()
    {
        var show = LiveNow(b => b.IsOnAirAt(Now) && b.IsOnAirAt(Now.AddMinutes(-3)));
        var variables = new { account = settings.CloudflareAccountId, inputs = new[] { show.Channel.CloudflareLiveInputId }, since = $"{Now.AddMinutes(-2):yyyy-MM-dd'T'HH:mm:ss'Z'}" };

        var answer = await Analytics(
            """
            query Ingest($account: string!, $inputs: [string!], $since: Time!) { viewer { accounts(filter: {accountTag: $account}) {
            liveInputEventsAdaptiveGroups(filter: {datetime_geq: $since, inputId_in: $inputs}, limit: 2)
            { count avg { bitRate } max { gopDuration } dimensions { datetimeMinute inputId } } } } }
            """,
            variables);

        var groups = answer.GetProperty("data").GetProperty("viewer").GetProperty("accounts")[0].GetProperty("liveInputEventsAdaptiveGroups").EnumerateArray().ToList();
        Assert.Equal(2, groups.Count);
        Assert.All(groups, g => Assert.InRange(g.GetProperty("avg").GetProperty("bitRate").GetDouble() / 1000, show.Channel.TargetKbps * 0.4, show.Channel.TargetKbps * 1.1));
        AssertSameForm("cloudflare.graphql.live_input_events.response.json", answer);
    }

    [Fact]
    public async Task A_question_about_another_account_or_too_many_days_fails_with_status_200()
    {
        var day = Began.AddDays(-40);
        var stranger = await MinutesViewed(day, day.AddDays(1), "another");
        Assert.Equal(JsonValueKind.Array, stranger.GetProperty("errors").ValueKind);
        Assert.Equal(JsonValueKind.Array, (await MinutesViewed(day, day.AddDays(32), settings.CloudflareAccountId)).GetProperty("errors").ValueKind);
        AssertSameForm("cloudflare.graphql.error.json", stranger);
    }

    [Fact]
    public async Task The_agora_host_answers_in_the_documented_forms()
    {
        var show = LiveNow(b => b.Channel.Relay == "media-push" && b.RelayStateAt(Now) == DemoRelayState.Active);
        var (app, channel) = (settings.AgoraAppId, show.Channel.AgoraChannel);

        var channels = await Agora($"/dev/v1/channel/{app}?page_no=0&page_size=100");
        Assert.Equal(World.LiveAt(Now).Count(), channels.GetProperty("data").GetProperty("total_size").GetInt32());
        AssertSameForm("agora.channel.list.json", channels);
        var users = await Agora($"/dev/v1/channel/user/{app}/{channel}");
        Assert.Equal(show.Hosts, users.GetProperty("data").GetProperty("broadcasters").GetArrayLength());
        Assert.Equal(show.RtcViewersAt(Now) + 1, users.GetProperty("data").GetProperty("audience_total").GetInt32());
        AssertSameForm("agora.channel.user_list.live.json", users);
        AssertSameForm("agora.channel.hosts_only.json", await Agora($"/dev/v1/channel/user/{app}/{channel}/hosts_only"));
        AssertSameForm("agora.channel.hosts_only.json", await Agora($"/dev/v1/channel/user/{app}/{channel}?hosts_only"));
        AssertSameForm("agora.channel.user_list.absent.json", await Agora($"/dev/v1/channel/user/{app}/nobody"));
        AssertSameForm("agora.media_push.list.json", await Agora($"/v1/projects/{app}/channels/{channel}/rtmp-converters"));
        AssertSameForm("agora.media_push.list.json", await Agora($"/v1/projects/{app}/rtmp-converters?cursor=0"));
        AssertSameForm("agora.projects.json", await Agora("/dev/v1/projects", HttpStatusCode.Created));
    }

    [Theory]
    [InlineData("web-recording", "web", "agora.cloud_recording.query.web.json")]
    [InlineData("cloud-recording", "mix", "agora.cloud_recording.query.composite.json")]
    public async Task A_recording_is_known_while_it_runs_and_not_found_afterwards(string relay, string mode, string example)
    {
        var show = World.StartingBetween(Now, Now.AddDays(1)).First(b => b.Channel.Relay == relay);
        var path = $"/v1/apps/{settings.AgoraAppId}/cloud_recording/resourceid/r1/sid/{show.RecordingSid}/mode/{mode}/query";
        clock.SetUtcNow(show.StartedAt.AddMinutes(2));
        var running = await Agora(path);

        clock.SetUtcNow(show.EndedAt);
        var gone = await Agora(path, HttpStatusCode.NotFound);

        AssertSameForm(example, running);
        AssertSameForm("agora.cloud_recording.query.not_found.json", gone);
    }

    [Fact]
    public async Task Usage_is_metered_in_seconds_for_every_day_asked_for()
    {
        var project = (await Agora("/dev/v1/projects", HttpStatusCode.Created)).GetProperty("projects")[0].GetProperty("id").GetString();
        var usage = await Agora($"/dev/v3/usage?project_id={project}&from_date=2026-11-10&to_date=2026-11-11&business=default");

        var days = usage.GetProperty("usages");
        var day = new DateTimeOffset(2026, 11, 10, 0, 0, 0, TimeSpan.Zero);
        var hosts = World.Touching(day, day.AddDays(1)).Where(b => b.Mode != DemoMode.HlsOnly).Sum(b =>
            b.Hosts * ((b.EndedAt < day.AddDays(1) ? b.EndedAt : day.AddDays(1)) - (b.StartedAt > day ? b.StartedAt : day)).TotalSeconds);
        Assert.Equal(2, days.GetArrayLength());
        Assert.True(hosts > 0);
        Assert.Equal(hosts, days[0].GetProperty("usage").GetProperty("durationAudioAll").GetDouble(), 1.0);
        AssertSameForm("agora.usage.v3.default.json", usage);
    }

    [Fact]
    public async Task A_caller_without_the_right_credential_gets_401_in_the_vendors_form()
    {
        foreach (var (uri, example) in new[]
        {
            (new Uri($"{platform.CloudflareApiBaseUrl}/accounts/{settings.CloudflareAccountId}/stream/live_inputs"), "cloudflare.error.json"),
            (new Uri($"{platform.AgoraApiBaseUrl}dev/v1/projects"), "agora.error.json"),
        })
        {
            foreach (var credential in new[] { null, new AuthenticationHeaderValue("Bearer", "wrong"), new AuthenticationHeaderValue("Basic", "d3Jvbmc6d3Jvbmc=") })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, uri) { Headers = { Authorization = credential } };
                using var response = await http.SendAsync(request);
                Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
                AssertSameForm(example, await response.Content.ReadFromJsonAsync<JsonElement>());
            }
        }
    }

    [Fact]
    public async Task It_stops_within_a_second_with_connections_open()
    {
        await Playback($"/{World.Schedule.Channels[0].CloudflareLiveInputId}/views");
        var started = TimeProvider.System.GetTimestamp();

        await platform.DisposeAsync();

        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(1));
    }

    private DateTimeOffset Now => clock.GetUtcNow();

    private DemoBroadcast LiveNow(Func<DemoBroadcast, bool> wanted)
    {
        for (; ; clock.Advance(TimeSpan.FromMinutes(1)))
        {
            if (World.LiveAt(Now).FirstOrDefault(wanted) is { } show)
            {
                return show;
            }
        }
    }

    private Task<JsonElement> Playback(string path) => Get(new Uri(platform.CloudflareCustomerBaseUrl, path), null, HttpStatusCode.OK);

    private Task<JsonElement> Api(string path) => Get(
        new Uri($"{platform.CloudflareApiBaseUrl}/accounts/{settings.CloudflareAccountId}/stream{path}"),
        new AuthenticationHeaderValue("Bearer", settings.CloudflareApiToken),
        HttpStatusCode.OK);

    private Task<JsonElement> Agora(string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var credential = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings.AgoraCustomerKey}:{settings.AgoraCustomerSecret}"));
        return Get(new Uri(platform.AgoraApiBaseUrl, path), new AuthenticationHeaderValue("Basic", credential), expected);
    }

    private async Task<JsonElement> Get(Uri uri, AuthenticationHeaderValue? credential, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, uri) { Headers = { Authorization = credential } };
        using var response = await http.SendAsync(request);
        Assert.Equal(expected, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<JsonElement> MinutesViewed(DateTimeOffset from, DateTimeOffset to, string account)
    {
        const string Query = """
            query Delivered($accountTag: string!, $start: Date, $end: Date) { viewer { accounts(filter: {accountTag: $accountTag}) {
            streamMinutesViewedAdaptiveGroups(filter: {date_geq: $start, date_lt: $end}, orderBy: [uid_ASC], limit: 9000)
            { sum { minutesViewed } dimensions { date uid clientCountryName creator } } } } }
            """;
        return await Analytics(Query, new { accountTag = account, start = $"{from:yyyy-MM-dd}", end = $"{to:yyyy-MM-dd}" });
    }

    private async Task<JsonElement> Analytics(string query, object variables)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{platform.CloudflareApiBaseUrl}/graphql"))
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", settings.CloudflareApiToken) },
            Content = JsonContent.Create(new { query, variables }),
        };
        using var response = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Ours may know fewer kinds of one member (a null here, a number there), but no member or kind that the example does not.</summary>
    private static void AssertSameForm(string example, JsonElement ours)
    {
        var (expected, actual) = (JsonShape.Of(SharedData.Payload(example)), JsonShape.Of(ours));
        Assert.Equal(Members(expected), Members(actual));
        Assert.DoesNotContain(actual.Except(expected), path => !path.EndsWith(" Null", StringComparison.Ordinal));

        static IEnumerable<string> Members(IEnumerable<string> paths) => paths.Select(p => p.Split(' ')[0]).Distinct();
    }
}
