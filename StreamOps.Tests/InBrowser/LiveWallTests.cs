using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using StreamOps.Data.Streams;
using StreamOps.Domain.Streams;
using StreamOps.Platform.Access;
using StreamOps.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace StreamOps.Tests.InBrowser;

/// <summary>The wall and its notes of age, in a browser that is left alone and in one that somebody reads.</summary>
public sealed class LiveWallTests
{
    private static readonly Dictionary<string, string?> EverySecond = new() { ["Sampling:IntervalSeconds"] = "1" };

    [Fact]
    public async Task A_stream_whose_samples_stop_turns_stale_after_two_missed_ticks_though_the_page_is_connected()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite, settings: EverySecond);
        var (_, well) = await StreamAsync(app, "Well");
        var (_, silent) = await StreamAsync(app, "Silent");
        using var client = await app.SignedInAsync(Roles.Admin);
        var page = await Browser.OpenAsync(app, client);
        await SampleAsync(app, well);
        await SampleAsync(app, silent);
        await page.GotoAsync("/live");
        await Expect(Tile(page, silent).Locator("[data-live-note]")).Not.ToHaveAttributeAsync("data-stale", "true");

        var until = TimeProvider.System.GetUtcNow().AddSeconds(8);
        while (TimeProvider.System.GetUtcNow() < until)
        {
            await SampleAsync(app, well);
            await Task.Delay(500, TestContext.Current.CancellationToken);
        }

        await Expect(Tile(page, silent)).ToHaveAttributeAsync("data-stale", "true");
        await Expect(Tile(page, silent).Locator(".stale-word")).ToHaveTextAsync("out of date, no newer sample");
        await Expect(Tile(page, well)).Not.ToHaveAttributeAsync("data-stale", "true");
        await Expect(page.Locator(".page-head [data-live-note]")).Not.ToHaveAttributeAsync("data-stale", "true");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_page_that_hears_nothing_for_two_ticks_says_so_and_takes_it_back()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite, settings: EverySecond);
        using var client = await app.SignedInAsync(Roles.Admin);
        var page = await Browser.OpenAsync(app, client);
        await page.GotoAsync("/live");
        var note = page.Locator(".page-head .stale-word");
        await Expect(note).ToHaveTextAsync("");

        await page.Context.RouteAsync("**/live/platform", route => route.AbortAsync());
        await page.ReloadAsync();
        await Expect(note).ToHaveTextAsync("out of date, reconnecting", new() { Timeout = 10_000 });

        await page.Context.UnrouteAllAsync();
        await Expect(note).ToHaveTextAsync("", new() { Timeout = 15_000 });
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_worst_stream_moves_to_the_front_of_a_wall_that_nobody_touches_without_a_layout_shift()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite, settings: EverySecond);
        var (first, second) = ((await StreamAsync(app, "First")).Stream, (await StreamAsync(app, "Second")).Stream);
        using var client = await app.SignedInAsync(Roles.Admin);
        var page = await Browser.OpenAsync(app, client);
        await SampleAsync(app, first);
        await SampleAsync(app, second);
        await page.GotoAsync("/live");
        await Expect(Order(page)).ToHaveTextAsync(["First", "Second"]);
        await page.EvaluateAsync(
            "() => { window.shifted = 0; new PerformanceObserver((list) => { for (const e of list.getEntries()) { window.shifted += e.value; } }).observe({ type: 'layout-shift' }); }");

        await SampleAsync(app, first);
        await SampleAsync(app, second, RelayStatus.Error);

        await Expect(Order(page)).ToHaveTextAsync(["Second", "First"], new() { Timeout = 15_000 });
        await page.WaitForTimeoutAsync(600);
        Assert.True(await page.EvaluateAsync<double>("window.shifted") < 0.02);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task While_the_keyboard_is_on_a_tile_the_order_waits_and_the_focus_stays()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite, settings: EverySecond);
        var (first, second) = ((await StreamAsync(app, "First")).Stream, (await StreamAsync(app, "Second")).Stream);
        using var client = await app.SignedInAsync(Roles.Admin);
        var page = await Browser.OpenAsync(app, client);
        await SampleAsync(app, first);
        await SampleAsync(app, second);
        await page.GotoAsync("/live");
        await Tile(page, first).Locator("a").FocusAsync();

        await SampleAsync(app, first);
        await SampleAsync(app, second, RelayStatus.Error);
        await Expect(Tile(page, second).Locator("[data-live-badge=health]")).ToHaveAttributeAsync("data-state", "poor", new() { Timeout = 15_000 });
        await page.WaitForTimeoutAsync(6_000);

        await Expect(Order(page)).ToHaveTextAsync(["First", "Second"]);
        await Expect(Tile(page, first).Locator("a")).ToBeFocusedAsync();

        await SampleAsync(app, first);
        await SampleAsync(app, second, RelayStatus.Error);
        await page.EvaluateAsync("document.activeElement.blur()");
        await Expect(Order(page)).ToHaveTextAsync(["Second", "First"], new() { Timeout = 10_000 });
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_theme_is_changed_by_keyboard_and_stays()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        using var client = await app.SignedInAsync(Roles.Admin);
        var page = await Browser.OpenAsync(app, client);
        await page.GotoAsync("/live");

        for (var tabs = 0; tabs < 30 && !await page.EvaluateAsync<bool>("document.activeElement.matches('[data-theme-switch]')"); tabs++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await page.ReloadAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_wall_screen_is_filled_from_edge_to_edge()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        for (var i = 0; i < 8; i++)
        {
            await SampleAsync(app, (await StreamAsync(app, $"Room {i}")).Stream);
        }

        using var client = await app.SignedInAsync(Roles.Admin);
        var page = await Browser.OpenAsync(app, client, 2560, 1440);
        await page.GotoAsync("/live");

        Assert.True((await page.Locator(".tiles").BoundingBoxAsync())!.Width > 2_400);
        var first = (await Tile(page, 0).BoundingBoxAsync())!;
        Assert.Equal(first.Y, (await Tile(page, 4).BoundingBoxAsync())!.Y);
        await page.Context.CloseAsync();

        static ILocator Tile(IPage page, int index) => page.Locator(".tile[data-live-stream]").Nth(index);
    }

    [Fact]
    public async Task An_event_that_is_older_than_the_page_ends_no_stream_that_has_begun_since()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        var (_, stream) = await StreamAsync(app, "New");
        using var client = await app.SignedInAsync(Roles.Admin);
        var page = await Browser.OpenAsync(app, client);
        await page.Context.RouteAsync("**/live/platform", route => route.FulfillAsync(new()
        {
            ContentType = "text/event-stream",
            Body = "event: platform\ndata: {\"at\":\"2026-01-01T00:00:00Z\",\"liveNow\":0,\"troubled\":0,\"viewersNow\":0,\"accruedUsd\":0,\"streams\":[]}\n\n",
        }));
        await page.GotoAsync("/live");
        await page.WaitForTimeoutAsync(1_000);

        await Expect(Tile(page, stream)).Not.ToHaveAttributeAsync("data-live-state", "ended");
        await Expect(page.Locator(".stat [data-live=liveNow]")).ToHaveTextAsync("1");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_page_and_the_events_that_continue_it_write_alike()
    {
        await using var platform = await Platform.StartAsync();
        using var client = await platform.App.SignedInAsync(Roles.Admin);
        using var saved = await client.SubmitAsync(
            "/account/manage",
            new Dictionary<string, string> { ["TimeZone"] = "Asia/Kolkata", ["NumberStyle"] = "comma" },
            "/account/manage?handler=Profile");
        var page = await Browser.OpenAsync(platform.App, client);
        await page.GotoAsync($"/streams/{platform.OnAir.Id}");
        var before = await page.Locator(".meter-rate [data-live]").InnerTextAsync();

        await platform.SampleAsync(platform.OnAir, [(Now(platform.App), 1_234)]);

        await Expect(page.Locator(".stat [data-live=viewers]")).ToHaveTextAsync("1.236", new() { Timeout = 15_000 });
        await Expect(page.Locator("[data-live-note] time")).ToContainTextAsync("UTC+5:30");
        await Expect(page.Locator(".meter-rate [data-live]")).Not.ToHaveTextAsync(before);
        Assert.Matches(@"^\$\d,\d{4,6}$", await page.Locator(".meter-rate [data-live]").InnerTextAsync());
        await page.Context.CloseAsync();
    }

    private static ILocator Tile(IPage page, StreamRow stream) => page.Locator($"[data-live-stream='{stream.Id}']");

    private static ILocator Order(IPage page) => page.Locator("[data-live-streams] [data-live=channel]");

    private static async Task<(ChannelRow Channel, StreamRow Stream)> StreamAsync(StreamOpsApp app, string name)
    {
        await using var db = app.Open();
        var channel = await Given.ChannelAsync(db, c => c.Name = name);
        return (channel, await Given.StreamAsync(db, channel, s => (s.StartedAt, s.SampleIntervalSeconds) = (Now(app).AddMinutes(-1), 2)));
    }

    private static Task<StreamOps.Data.Samples.SampleOutcome> SampleAsync(StreamOpsApp app, StreamRow stream, RelayStatus relay = RelayStatus.Active) =>
        app.Services.GetRequiredService<StreamOps.Data.Samples.SampleQueue>().WriteAsync(
            [new(stream.Id, Now(app), relay, true, 40, 2, 4_500, 29.9, 0.1, null, StreamOps.Data.Samples.SampleSource.Sampler)],
            TestContext.Current.CancellationToken);

    private static DateTimeOffset Now(StreamOpsApp app) =>
        DateTimeOffset.FromUnixTimeMilliseconds(app.Services.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeMilliseconds());
}
