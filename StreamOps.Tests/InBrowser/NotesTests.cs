using StreamOps.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace StreamOps.Tests.InBrowser;

/// <summary>Writing beside a stream as a seller does it.</summary>
public sealed class NotesTests
{
    [Fact]
    public async Task A_note_is_written_found_on_the_timeline_and_deleted_by_keyboard_alone()
    {
        await using var platform = await Platform.StartAsync();
        using var client = await platform.App.SignInAsync(platform.Seller);
        var page = await Browser.OpenAsync(platform.App, client, 390);
        await page.GotoAsync($"/streams/{platform.Ended.Id}");
        Assert.Equal(["On air", "Off air"], await page.Locator(".timeline-title").AllTextContentsAsync());

        await page.Locator("#note-text").FocusAsync();
        await page.Keyboard.TypeAsync("The mugs sold out");
        await page.Keyboard.PressAsync("Tab");
        for (var part = 0; part < 10 && await page.EvaluateAsync<string>("document.activeElement.type") != "submit"; part++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".timeline-note")).ToHaveTextAsync("The mugs sold out");
        Assert.Equal(1, await page.Locator(".timeline-event[data-state=note]").CountAsync());

        await page.Locator(".timeline .link-button").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".timeline-note")).ToHaveCountAsync(0);
        Assert.EndsWith("#timeline", page.Url, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task On_a_phone_the_columns_that_sort_are_still_there_to_be_chosen()
    {
        await using var platform = await Platform.StartAsync();
        using var client = await platform.App.SignInAsync(platform.Seller);
        var page = await Browser.OpenAsync(platform.App, client, 390);
        await page.GotoAsync($"/channels/{platform.Live.Id}?range=90d");

        await page.Locator("thead a.sort", new() { HasText = "Peak" }).ClickAsync();

        await page.WaitForURLAsync(url => url.Contains("sort=-peak", StringComparison.Ordinal) && url.Contains("range=90d", StringComparison.Ordinal));
        Assert.Equal(1, await page.Locator("thead th[aria-sort=descending]", new() { HasText = "Peak" }).CountAsync());
        await page.Context.CloseAsync();
    }
}
