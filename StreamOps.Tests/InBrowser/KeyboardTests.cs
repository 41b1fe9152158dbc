using Microsoft.Playwright;
using StreamOps.Platform.Access;
using StreamOps.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace StreamOps.Tests.InBrowser;

/// <summary>Pages in the hands of somebody who has no mouse.</summary>
public sealed class KeyboardTests
{
    private const int MostStops = 600;

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task Every_stop_of_the_Tab_key_is_seen_and_no_page_keeps_the_keyboard(int width)
    {
        await using var platform = await Platform.StartAsync();
        using var client = await platform.App.SignedInAsync(Roles.Admin);
        var page = await Browser.OpenAsync(platform.App, client, width);
        var complaints = new List<string>();

        foreach (var path in (string[])[.. platform.Pages, "/overview", "/costs", "/costs/comparison", "/costs/prices/add", "/system", "/alerts", "/alerts/rules", "/alerts/silences", "/account/users", "/account/api-keys", "/account/audit", "/account/manage"])
        {
            await page.GotoAsync(path);
            complaints.AddRange((await RoundAsync(page)).Select(c => $"{path} at {width} px: {c}"));
        }

        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("/account/login")]
    [InlineData("/account/set-password")]
    public async Task So_it_is_before_anybody_has_signed_in(string path)
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        var page = await Browser.OpenAsync(app);
        await page.GotoAsync(path);

        Assert.Empty(await RoundAsync(page));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_first_stop_leads_past_the_navigation_into_the_content()
    {
        await using var platform = await Platform.StartAsync();
        using var client = await platform.App.SignedInAsync(Roles.Admin);
        var page = await Browser.OpenAsync(platform.App, client);
        await page.GotoAsync("/costs");

        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".skip-link")).ToBeFocusedAsync();
        await Expect(page.Locator(".skip-link")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");

        Assert.True(await page.EvaluateAsync<bool>("document.activeElement.closest('main') !== null"));
        await page.Context.CloseAsync();
    }

    /// <summary>Tabs through the page until it is back where it began, and says what went wrong on the way.</summary>
    private static async Task<List<string>> RoundAsync(IPage page)
    {
        var complaints = new List<string>();
        await page.EvaluateAsync("document.activeElement?.blur()");
        await page.Keyboard.PressAsync("Tab");
        await page.EvaluateAsync("window.firstStop = document.activeElement");
        for (var stop = 0; stop < MostStops; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            switch (await page.EvaluateAsync<string>(Focus.Look))
            {
                case "back": return complaints;
                case "": break;
                case var complaint: complaints.Add(complaint); break;
            }
        }

        complaints.Add("Tab does not come back");
        return complaints;
    }
}
