using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using StreamOps.Components;
using StreamOps.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace StreamOps.Tests.InBrowser;

/// <summary>Who reads a live page is not interrupted by it: figures change in place.</summary>
public sealed class LayoutShiftTests
{
    private const string Watch =
        """
        window.shifts = [];
        new PerformanceObserver((list) => {
          const box = (r) => `(${[r.x, r.y, r.width, r.height].map(Math.round)})`;
          for (const entry of list.getEntries().filter((e) => !e.hadRecentInput)) {
            window.shifts.push(`${entry.value.toFixed(4)}: ${entry.sources.map((s) => `${s.node?.className || s.node?.nodeName} ${s.node?.textContent?.trim().slice(0, 30)} ${box(s.previousRect)} to ${box(s.currentRect)}`).join("; ")}`);
          }
        }).observe({ type: "layout-shift", buffered: true });
        """;

    /// <summary>From few to more than fit the place of few.</summary>
    private static readonly int[] Viewers = [3, 1_234_565, 98, 4_321];

    [Theory]
    [InlineData("/live", ".stat [data-live=viewersNow]", 1440)]
    [InlineData("/live", ".stat [data-live=viewersNow]", 360)]
    [InlineData("/overview", "[data-live=viewersNow]", 1440)]
    [InlineData("/overview", "[data-live=viewersNow]", 360)]
    [InlineData("/streams/{0}", ".stat [data-live=viewers]", 1440)]
    [InlineData("/streams/{0}", ".stat [data-live=viewers]", 360)]
    public async Task Nothing_moves_while_live_data_arrives(string path, string figure, int width)
    {
        await using var platform = await Platform.StartAsync(settings: new Dictionary<string, string?> { ["Sampling:IntervalSeconds"] = "1" });
        using var client = await platform.App.SignedInAsync("Admin");
        var page = await Browser.OpenAsync(platform.App, client, width);
        await page.AddInitScriptAsync(Watch);
        await SampleAsync(platform, 40);
        await page.GotoAsync(string.Format(CultureInfo.InvariantCulture, path, platform.OnAir.Id));
        await page.WaitForFunctionAsync("document.readyState === 'complete' && document.fonts.status === 'loaded'");
        await page.WaitForTimeoutAsync(1_500);
        await page.EvaluateAsync("window.shifts.length = 0");
        foreach (var viewers in Viewers)
        {
            await SampleAsync(platform, viewers);
            await Expect(page.Locator(figure).First).ToHaveTextAsync(Show.Count(viewers + 2), new() { Timeout = 15_000 });
        }

        await page.WaitForTimeoutAsync(500);
        var shifts = await page.EvaluateAsync<string[]>("window.shifts");
        Assert.True(shifts.Length == 0, string.Join('\n', shifts));
        await page.Context.CloseAsync();
    }

    private static Task SampleAsync(Platform platform, int viewers)
    {
        var now = platform.App.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        return platform.SampleAsync(platform.OnAir, [(DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds()), viewers)]);
    }
}
