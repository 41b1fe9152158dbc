using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using StreamOps.Vendors;
using StreamOps.Vendors.Cloudflare;

namespace StreamOps.Tests.Vendors.Cloudflare;

public sealed class CloudflareStreamClientTests
{
    private static readonly DateTimeOffset March = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_lifecycle_on_air_names_its_video()
    {
        await using var stub = await VendorStub.SayingAsync("""{"isInput":true,"videoUID":"b4e1","live":true,"new":[1]}""");

        Assert.Equal(new Lifecycle(true, "b4e1", true), await CloudflareClients.Ask(stub.Url, c => c.GetLifecycleAsync("in/1")));
        Assert.Equal("/in%2F1/lifecycle", Assert.Single(stub.Calls).Address);
        Assert.Equal("Bearer token-of-ours", stub.Calls[0].Authorization);
    }

    [Fact]
    public async Task A_lifecycle_off_air_has_no_video()
    {
        await using var stub = await VendorStub.SayingAsync("""{"isInput":true,"videoUID":null,"live":false}""");

        Assert.Equal(new Lifecycle(true, null, false), await CloudflareClients.Ask(stub.Url, c => c.GetLifecycleAsync("in")));
    }

    [Fact]
    public async Task Live_viewers_are_a_number()
    {
        await using var stub = await VendorStub.SayingAsync("""{"liveViewers":137}""");

        Assert.Equal(137, await CloudflareClients.Ask(stub.Url, c => c.GetLiveViewersAsync("in")));
    }

    [Theory]
    [InlineData("""{"liveViewers":-1}""")]
    [InlineData("""{"liveViewers":null}""")]
    [InlineData("""{"liveViewers":1.5}""")]
    [InlineData("""{"liveViewers":99999999999}""")]
    [InlineData("""{"liveViewers":{"now":3}}""")]
    [InlineData("""{}""")]
    [InlineData("""[3]""")]
    [InlineData("""<html>3</html>""")]
    public async Task A_viewer_count_that_cannot_be_is_unknown_not_zero(string body)
    {
        await using var stub = await VendorStub.SayingAsync(body);

        Assert.Equal(VendorFailure.BadAnswer, (await Fail(stub.Url, c => c.GetLiveViewersAsync("in"))).Kind);
    }

    [Theory]
    [InlineData("null", null, null)]
    [InlineData("\"connected\"", "connected", true)]
    [InlineData("\"client_disconnect\"", "client_disconnect", false)]
    [InlineData("""{"current":{"state":"connected","reason":"connected","ingestProtocol":"rtmp","statusEnteredAt":"2026-03-02T10:00:04.21Z"},"history":[{"state":"disconnected","reason":"client_disconnect"}]}""", "connected", true)]
    [InlineData("""{"current":{"reason":"reconnected"}}""", "reconnected", true)]
    [InlineData("""{"current":null,"history":[]}""", null, null)]
    [InlineData("42", null, null)]
    public async Task Every_form_of_status_is_read(string status, string? state, bool? connected)
    {
        await using var stub = await VendorStub.SayingAsync(Envelope(
            $$"""{"uid":"7d3c","rtmps":{"streamKey":"SECRET"},"meta":{"name":"channel-42"},"enabled":true,"recording":{"mode":"automatic","hideLiveViewerCount":true},"status":{{status}}}"""));

        var input = await CloudflareClients.Ask(stub.Url, c => c.GetLiveInputAsync("7d3c"));

        Assert.Equal((state, connected), (input.Status?.State, input.Status?.IsConnected));
        Assert.Equal(status.Contains("\"disconnected\"") ? 1 : 0, input.History.Count);
        Assert.Equal(("channel-42", "automatic", true), (input.Name, input.RecordingMode, input.HidesViewerCount));
        Assert.DoesNotContain("SECRET", JsonSerializer.Serialize(input));
        Assert.Equal("/client/v4/accounts/acc/stream/live_inputs/7d3c", stub.Calls[0].Address);
    }

    [Fact]
    public async Task Live_inputs_are_listed()
    {
        await using var stub = await VendorStub.SayingAsync(Envelope("""{"liveInputs":[{"uid":"a","created":"2026-03-02T09:00:11.104512Z"},{"uid":"b"}],"range":2,"total":2}"""));

        Assert.Equal(["a", "b"], (await CloudflareClients.Ask(stub.Url, c => c.ListLiveInputsAsync())).Select(i => i.Uid));
    }

    [Fact]
    public async Task Success_false_is_a_failure_with_the_vendor_s_words()
    {
        await using var stub = await VendorStub.SayingAsync("""{"result":null,"success":false,"errors":[{"code":10000,"message":"made-up message"}]}""");

        var failure = await Fail(stub.Url, c => c.GetStorageUsageAsync());

        Assert.Equal(VendorFailure.BadAnswer, failure.Kind);
        Assert.Contains("made-up message", failure.Reason);
    }

    [Fact]
    public async Task Stored_minutes_have_decimals()
    {
        await using var stub = await VendorStub.SayingAsync(Envelope("""{"creator":"x","totalStorageMinutes":812.4,"totalStorageMinutesLimit":2000,"videoCount":23}"""));

        Assert.Equal(new StorageUsage(812.4m, 2000m, 23), await CloudflareClients.Ask(stub.Url, c => c.GetStorageUsageAsync()));
    }

    [Fact]
    public async Task Negative_stored_minutes_are_unknown()
    {
        await using var stub = await VendorStub.SayingAsync(Envelope("""{"totalStorageMinutes":-1}"""));

        Assert.Equal(VendorFailure.BadAnswer, (await Fail(stub.Url, c => c.GetStorageUsageAsync())).Kind);
    }

    [Fact]
    public async Task Videos_are_paged_by_time_and_none_is_lost_or_doubled()
    {
        // 2,500 videos, five to an instant, so that pages begin in the middle of one.
        var all = Enumerable.Range(0, 2500).Select(i => (Uid: $"v{i:0000}", At: March.AddSeconds(i / 5))).ToList();
        await using var stub = await VendorStub.StartAsync(c =>
        {
            var from = DateTimeOffset.Parse(c.Request.Query["start"]!, CultureInfo.InvariantCulture);
            var page = all.Where(v => v.At >= from).Take(1000)
                .Select(v => $$$"""{"uid":"{{{v.Uid}}}","status":{"state":"ready","pctComplete":"100.0"},"created":"{{{v.At:yyyy-MM-ddTHH:mm:ss}}}.0Z","duration":-1,"size":0}""");
            return VendorStub.Say(c, Envelope($"[{string.Join(',', page)}]"));
        });

        var videos = await CloudflareClients.Ask(stub.Url, c => c.ListVideosAsync(March, March.AddDays(1)));

        Assert.Equal(all.Select(v => v.Uid), videos.Select(v => v.Uid).Order());
        Assert.Equal(3, stub.Calls.Count);
        Assert.All(videos, v => Assert.Null(v.DurationSeconds));
    }

    [Fact]
    public async Task A_list_of_videos_that_repeats_itself_ends()
    {
        var page = string.Join(',', Enumerable.Range(0, 1000).Select(i => $$$"""{"uid":"v{{{i}}}","status":{"state":"ready"},"created":"2026-03-01T10:00:00Z"}"""));
        await using var stub = await VendorStub.SayingAsync(Envelope($"[{page}]"));

        Assert.Equal(VendorFailure.BadAnswer, (await Fail(stub.Url, c => c.ListVideosAsync(March, March.AddDays(1)))).Kind);
        Assert.InRange(stub.Calls.Count, 2, 3);
    }

    [Fact]
    public async Task A_list_of_videos_without_end_stops_at_100_pages()
    {
        var next = 0;
        await using var stub = await VendorStub.StartAsync(c =>
        {
            var start = Interlocked.Add(ref next, 1000);
            var page = Enumerable.Range(start, 1000).Select(i =>
                $$$"""{"uid":"v{{{i}}}","status":{"state":"ready"},"created":"{{{March.AddSeconds(i):yyyy-MM-ddTHH:mm:ssZ}}}"}""");
            return VendorStub.Say(c, Envelope($"[{string.Join(',', page)}]"));
        });

        Assert.Equal(VendorFailure.BadAnswer, (await Fail(stub.Url, c => c.ListVideosAsync(March, March.AddDays(1)))).Kind);
        Assert.Equal(100, stub.Calls.Count);
    }

    [Fact]
    public async Task Unset_credentials_are_off_and_name_what_is_missing()
    {
        await using var services = CloudflareClients.At("http://127.0.0.1:1");
        services.GetRequiredService<Microsoft.Extensions.Options.IOptionsMonitor<CloudflareOptions>>().CurrentValue.ApiToken = " ";

        var failure = await Assert.ThrowsAsync<VendorUnavailableException>(() =>
            services.GetRequiredService<CloudflareStreamClient>().GetLiveViewersAsync("in"));

        Assert.Equal(VendorFailure.Off, failure.Kind);
        Assert.Contains("Vendors:Cloudflare:ApiToken", failure.Reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    public async Task An_id_that_would_ask_about_something_else_is_not_asked(string id) =>
        Assert.Equal(VendorFailure.BadAnswer, (await Fail("http://127.0.0.1:1", c => c.GetLifecycleAsync(id))).Kind);

    private static string Envelope(string result) => $$"""{"result":{{result}},"success":true,"errors":[],"messages":[]}""";

    private static Task<VendorUnavailableException> Fail<T>(string url, Func<CloudflareStreamClient, Task<T>> question) =>
        Assert.ThrowsAsync<VendorUnavailableException>(() => CloudflareClients.Ask(url, question));
}
