using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using StreamOps.Vendors;
using StreamOps.Vendors.Agora;

namespace StreamOps.Tests.Vendors.Agora;

public sealed class AgoraClientTests
{
    private const string Live = """{"success":true,"data":{"channel_exist":true,"mode":2,"broadcasters":[1042],"audience":[900001],"audience_total":12000}}""";
    private static readonly DateOnly First = new(2026, 3, 1);

    [Fact]
    public async Task A_live_channel_has_hosts_and_an_audience()
    {
        await using var stub = await VendorStub.SayingAsync(Live);

        var users = await AgoraClients.Ask(stub.Url, c => c.GetChannelUsersAsync("shop_live_42"));

        Assert.Equal((true, 1042L, 12000), (users.Exists, Assert.Single(users.Hosts), users.Audience));
        Assert.Equal("/dev/v1/channel/user/app/shop_live_42", stub.Calls[0].Address);
        Assert.Equal("Basic ZGVtb19jdXN0b21lcl9pZDpkZW1vX2N1c3RvbWVyX3NlY3JldA==", stub.Calls[0].Authorization);
    }

    [Fact]
    public async Task In_a_communication_channel_everyone_is_a_host()
    {
        await using var stub = await VendorStub.SayingAsync("""{"success":true,"data":{"channel_exist":true,"mode":1,"total":2,"users":[1042,"7"]}}""");

        var users = await AgoraClients.Ask(stub.Url, c => c.GetChannelUsersAsync("c"));

        Assert.Equal([1042L, 7L], users.Hosts);
        Assert.Equal(0, users.Audience);
    }

    [Fact]
    public async Task A_channel_that_nobody_is_in_does_not_exist()
    {
        await using var stub = await VendorStub.SayingAsync("""{"success":true,"data":{"channel_exist":false}}""");

        Assert.False((await AgoraClients.Ask(stub.Url, c => c.GetChannelUsersAsync("c"))).Exists);
    }

    [Theory]
    [InlineData("""{"success":false,"message":"no"}""")]
    [InlineData("""{"success":true,"data":{}}""")]
    [InlineData("""{"success":true,"data":{"channel_exist":true,"mode":9}}""")]
    [InlineData("""{"success":true,"data":{"channel_exist":true,"mode":2,"audience_total":3}}""")]
    [InlineData("""{"success":true,"data":{"channel_exist":true,"mode":2,"broadcasters":[],"audience":[],"audience_total":-1}}""")]
    [InlineData("""{"success":true,"data":{"channel_exist":true,"mode":2,"broadcasters":["x"],"audience_total":1}}""")]
    public async Task Users_that_cannot_be_are_unknown_not_none(string body)
    {
        await using var stub = await VendorStub.SayingAsync(body);

        Assert.Equal(VendorFailure.BadAnswer, (await Fail(stub.Url, c => c.GetChannelUsersAsync("c"))).Kind);
    }

    [Fact]
    public async Task A_dead_host_is_followed_by_its_twin()
    {
        await using var twin = await VendorStub.SayingAsync(Live);

        Assert.True((await AgoraClients.Ask(await VendorStub.GoneAsync(), c => c.GetChannelUsersAsync("c"), twin.Url)).Exists);
    }

    [Fact]
    public async Task A_failing_host_is_followed_by_its_twin_and_then_left_alone()
    {
        await using var first = await VendorStub.SayingAsync("{}", 502);
        await using var twin = await VendorStub.SayingAsync(Live);
        await using var services = AgoraClients.At(first.Url, twin.Url);

        for (var i = 0; i < 12; i++)
        {
            Assert.True((await services.GetRequiredService<AgoraClient>().GetChannelUsersAsync("c")).Exists);
        }

        Assert.Equal(12, twin.Calls.Count);
        Assert.Equal(5, first.Calls.Count);
    }

    [Fact]
    public async Task With_both_hosts_dead_the_vendor_is_down()
    {
        var gone = await VendorStub.GoneAsync();

        Assert.Equal(VendorFailure.Down, (await Fail(gone, c => c.GetChannelUsersAsync("c"), gone)).Kind);
    }

    [Fact]
    public async Task Too_many_calls_are_not_carried_to_the_twin()
    {
        await using var first = await VendorStub.SayingAsync("{}", 429);
        await using var twin = await VendorStub.SayingAsync(Live);

        Assert.Equal(VendorFailure.RateLimited, (await Fail(first.Url, c => c.GetChannelUsersAsync("c"), twin.Url)).Kind);
        Assert.Empty(twin.Calls);
    }

    [Fact]
    public async Task Converters_are_read_though_numbers_come_as_strings()
    {
        await using var stub = await VendorStub.SayingAsync(Converters("0", "running"));

        var converter = Assert.Single(await AgoraClients.Ask(stub.Url, c => c.ListConvertersAsync("shop_live_42")));

        Assert.Equal(new AgoraConverter("9a8b", AgoraConverterState.Running)
        {
            Name = "shop_live_42_main",
            Channel = "shop_live_42",
            CreatedAt = DateTimeOffset.FromUnixTimeSeconds(1772445609),
            UpdatedAt = DateTimeOffset.FromUnixTimeSeconds(1772445610),
            IdleTimeoutSeconds = 300,
            Target = "rtmps://live.cloudflare.com:443/***",
        }, converter);
        Assert.Equal("/v1/projects/app/channels/shop_live_42/rtmp-converters", stub.Calls[0].Address);
    }

    [Fact]
    public async Task Converters_are_paged_until_the_cursor_is_0()
    {
        await using var stub = await VendorStub.StartAsync(c =>
            VendorStub.Say(c, Converters(c.Request.Query["cursor"] == "\"2\"" || c.Request.Query["cursor"] == "2" ? "0" : "\"2\"", "failed")));

        var converters = await AgoraClients.Ask(stub.Url, c => c.ListConvertersAsync("c"));

        Assert.Equal([AgoraConverterState.Failed, AgoraConverterState.Failed], converters.Select(c => c.State));
        Assert.EndsWith("?cursor=2", stub.Calls[1].Address);
    }

    [Fact]
    public async Task A_cursor_that_repeats_ends_the_list()
    {
        await using var stub = await VendorStub.SayingAsync(Converters("7", "running"));

        Assert.Equal(VendorFailure.BadAnswer, (await Fail(stub.Url, c => c.ListConvertersAsync("c"))).Kind);
        Assert.Equal(2, stub.Calls.Count);
    }

    [Fact]
    public async Task A_recording_that_pushes_says_how_it_goes()
    {
        await using var stub = await VendorStub.SayingAsync("""{"serverResponse":{"status":5,"extensionServiceState":[{"serviceName":"web_recorder_service","payload":{"state":"inProgress"}},{"serviceName":"rtmp_publish_service","payload":{"outputs":[{"rtmpUrl":"rtmps://live.cloudflare.com:443/live/SECRET","status":"publishing"}]}}]}}""");

        var recording = await AgoraClients.Ask(stub.Url, c => c.QueryCloudRecordingAsync("r", "s", AgoraRecordingMode.Web));

        Assert.True(recording!.IsRunning);
        Assert.Equal(new AgoraRtmpOutput("rtmps://live.cloudflare.com:443/***", "publishing"), Assert.Single(recording.Publishing));
        Assert.Equal("/v1/apps/app/cloud_recording/resourceid/r/sid/s/mode/web/query", stub.Calls[0].Address);
    }

    [Theory]
    [InlineData("\"example.m3u8\"")]
    [InlineData("""[{"fileName":"example.m3u8","uid":"0"}]""")]
    [InlineData("""[{"filename":"example.m3u8"}]""")]
    public async Task A_file_list_is_a_name_or_a_list(string files)
    {
        await using var stub = await VendorStub.SayingAsync($$$"""{"serverResponse":{"status":5,"fileList":{{{files}}}}}""");

        Assert.Equal(["example.m3u8"], (await AgoraClients.Ask(stub.Url, c => c.QueryCloudRecordingAsync("r", "s", AgoraRecordingMode.Mix)))!.Files);
    }

    [Theory]
    [InlineData(404, """{"code":404,"reason":"failed to find worker"}""")]
    [InlineData(404, "gone")]
    [InlineData(200, """{"code":404,"reason":"failed to find worker"}""")]
    public async Task A_recording_that_has_ended_is_no_failure(int status, string body)
    {
        await using var stub = await VendorStub.SayingAsync(body, status);

        Assert.Null(await AgoraClients.Ask(stub.Url, c => c.QueryCloudRecordingAsync("r", "s", AgoraRecordingMode.Mix)));
    }

    [Theory]
    [InlineData("\"2026-03-01T00:00:00.000Z\"")]
    [InlineData("1772323200")]
    [InlineData("1772323200000")]
    [InlineData("\"1772323200\"")]
    public async Task A_day_of_usage_is_an_iso_string_or_unix_time(string date)
    {
        await using var stub = await VendorStub.SayingAsync(Usage(date, "second", "5402"));

        var day = Assert.Single(await AgoraClients.Ask(stub.Url, c => c.GetUsageAsync("p", First, First.AddDays(30))));

        Assert.Equal((First, 5402L, 0L), (day.Date, day.Hd, day.FullHd));
        Assert.Equal("/dev/v3/usage?project_id=p&from_date=2026-03-01&to_date=2026-03-31&business=default", stub.Calls[0].Address);
    }

    [Theory]
    [InlineData("minute", "5402")]
    [InlineData("second", "-1")]
    [InlineData("second", "1.5")]
    public async Task Usage_in_another_unit_or_below_nothing_is_refused(string unit, string seconds)
    {
        await using var stub = await VendorStub.SayingAsync(Usage("1772323200", unit, seconds));

        Assert.Equal(VendorFailure.BadAnswer, (await Fail(stub.Url, c => c.GetUsageAsync("p", First, First))).Kind);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(201)]
    public async Task Projects_come_without_their_certificates(int status)
    {
        await using var stub = await VendorStub.SayingAsync("""{"projects":[{"id":"rEX","name":"shop","sign_key":"SECRET","vendor_key":"app","status":1,"created":1764500000}]}""", status);

        var project = Assert.Single(await AgoraClients.Ask(stub.Url, c => c.ListProjectsAsync()));

        Assert.Equal(new AgoraProject("rEX", "app", "shop", true, DateTimeOffset.FromUnixTimeSeconds(1764500000)), project);
        Assert.DoesNotContain("SECRET", JsonSerializer.Serialize(project));
    }

    [Fact]
    public async Task Unset_credentials_are_off_and_name_what_is_missing()
    {
        await using var services = new ServiceCollection().AddAgora(new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build()).BuildServiceProvider();

        var failure = await Assert.ThrowsAsync<VendorUnavailableException>(() =>
            services.GetRequiredService<AgoraClient>().GetChannelUsersAsync("c"));

        Assert.Equal(VendorFailure.Off, failure.Kind);
        Assert.Contains("Vendors:Agora:AppId, Vendors:Agora:CustomerKey, Vendors:Agora:CustomerSecret", failure.Reason);
    }

    private static string Usage(string date, string unit, string seconds) =>
        $$$"""{"meta":{"durationVideoHd":{"en":"x","unit":"{{{unit}}}"}},"usages":[{"date":{{{date}}},"usage":{"durationVideoHd":{{{seconds}}}}}]}""";

    private static string Converters(string cursor, string state) =>
        $$$"""{"success":true,"data":{"total_count":1,"cursor":{{{cursor}}},"members":[{"rtcChannel":"shop_live_42","status":"200","converterName":"shop_live_42_main","updateTs":"1772445610","appId":"app","rtmpUrl":"rtmps://live.cloudflare.com:443/live/SECRET","converterId":"9a8b","create":"1772445609","idleTimeout":"300","state":"{{{state}}}"}]}}""";

    private static Task<VendorUnavailableException> Fail<T>(string url, Func<AgoraClient, Task<T>> question, string? fallback = null) =>
        Assert.ThrowsAsync<VendorUnavailableException>(() => AgoraClients.Ask(url, question, fallback));
}
