using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.InBrowser;

/// <summary>Scripts add comfort; the figures are the server's.</summary>
public sealed class NoScriptTests
{
    /// <summary>
    /// Everything that shows a figure, but for the table of a live chart, which an event may have continued, and the age of a job server's sign,
    /// which Hangfire keeps by the clock of the machine.
    /// </summary>
    private const string Figures =
        """
        () => [...document.querySelectorAll("main :is(.stat-value, .meter-value, .meter-rate, .tile-count, .step dd, .facts dd, .tile-figures dd, td:not([data-live-chart] td), tfoot th, time:not([data-live-chart] time), .leg-state, .leg-figures, .badge-text, .chart-data summary)")]
          .map((e) => e.textContent.replace(/\s+/g, " ").trim().replace(/^\d+ s ?(?=since a server's sign)/, ""))
        """;

    private const string Unreachable =
        """
        () => [...document.querySelectorAll("main :is(.stat-value, .meter-value, .tile-count, .facts dd, .chart-data summary)")]
          .filter((e) => !e.checkVisibility() && !e.closest("details, [hidden]")).map((e) => e.textContent.trim())
        """;

    [Theory]
    [InlineData("Admin")]
    [InlineData("Finance")]
    [InlineData("Seller")]
    public async Task With_JavaScript_off_every_page_shows_the_figures_that_it_shows_with_it(string role)
    {
        // A clock that stands still: two looks at a live stream find the same.
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var platform = await Platform.StartAsync(clock: clock);
        await platform.BookAsync();
        using var client = role == "Seller" ? await platform.App.SignInAsync(platform.Seller) : await platform.App.SignedInAsync(role);
        var on = await Browser.OpenAsync(platform.App, client);
        var off = await Browser.OpenAsync(platform.App, client, scripts: false);
        var seen = 0;
        foreach (var path in RolePages.Of(role, platform))
        {
            var (with, without) = (await FiguresAsync(on, path), await FiguresAsync(off, path));
            Assert.Equal(with, without);
            Assert.Empty(await off.EvaluateAsync<string[]>(Unreachable));
            Assert.Equal(0, await off.Locator("figure:has(canvas):not(:has(.chart-data td, .chart-data th))").CountAsync());
            seen += without.Length;
        }

        Assert.True(seen > 100, $"Only {seen} figures were found.");
        await on.Context.CloseAsync();
        await off.Context.CloseAsync();
    }

    [Fact]
    public async Task The_chart_of_a_stream_is_zoomed_by_a_link()
    {
        await using var platform = await Platform.StartAsync();
        using var client = await platform.App.SignedInAsync("Admin");
        var page = await Browser.OpenAsync(platform.App, client, scripts: false);

        await page.GotoAsync($"/streams/{platform.Ended.Id}");
        await page.Locator(".chart-zoom a[href$='zoom=start']").ClickAsync();
        await page.WaitForURLAsync("**zoom=start");

        Assert.Contains("data-value=\"189\"", await page.ContentAsync(), StringComparison.Ordinal);
        Assert.Contains("""viewers known for <span data-live="coveragePercent" data-format="percent">100.0%</span> of the live time""", await page.ContentAsync(), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    private static async Task<string[]> FiguresAsync(IPage page, string path)
    {
        var answer = await page.GotoAsync(path);
        Assert.True(answer!.Ok, $"{path} answered {answer.Status}");
        return await page.EvaluateAsync<string[]>(Figures);
    }
}
