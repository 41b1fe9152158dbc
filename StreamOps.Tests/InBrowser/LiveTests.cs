using Microsoft.Extensions.DependencyInjection;
using StreamOps.Data.Streams;
using StreamOps.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace StreamOps.Tests.InBrowser;

/// <summary>Figures of an open page while a stream goes on.</summary>
public sealed class LiveTests
{
    [Fact]
    public async Task The_page_of_a_stream_follows_its_samples_and_says_when_it_ends()
    {
        await using var platform = await Platform.StartAsync();
        using var client = await platform.App.SignInAsync(platform.Seller);
        var page = await Browser.OpenAsync(platform.App, client);
        await page.GotoAsync($"/streams/{platform.OnAir.Id}");

        await platform.SampleAsync(platform.OnAir, [(Now(platform), 1_234)]);
        await Expect(page.Locator("[data-live=viewers]")).ToHaveTextAsync("1,236", new() { Timeout = 15_000 });
        await Expect(page.Locator("[data-live=peakViewers]")).ToHaveTextAsync("1,236");

        var store = platform.App.Services.GetRequiredService<StreamStore>();
        await store.EndAsync(platform.OnAir.Id, Now(platform), EndCause.Api, false, TestContext.Current.CancellationToken);
        await Expect(page.Locator("[data-live-ended]")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_wall_follows_the_viewers_of_its_streams()
    {
        await using var platform = await Platform.StartAsync();
        using var client = await platform.App.SignedInAsync("Admin");
        var page = await Browser.OpenAsync(platform.App, client);
        await page.GotoAsync("/live");

        await platform.SampleAsync(platform.OnAir, [(Now(platform), 777)]);

        await Expect(page.Locator($"[data-live-stream='{platform.OnAir.Id}'] [data-live=viewers]")).ToHaveTextAsync("779", new() { Timeout = 15_000 });
        await Expect(page.Locator(".stat [data-live=viewersNow]")).ToHaveTextAsync("779");
        await page.Context.CloseAsync();
    }

    private static DateTimeOffset Now(Platform platform) =>
        DateTimeOffset.FromUnixTimeMilliseconds(platform.App.Services.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeMilliseconds());
}
