using StreamOps.Tests.Support;

namespace StreamOps.Tests.InBrowser;

/// <summary>The slider of the comparison, as somebody moves it without a mouse.</summary>
public sealed class BreakEvenTests
{
    [Fact]
    public async Task The_slider_moves_the_verdict_the_typed_number_and_the_address_by_keyboard()
    {
        await using var platform = await Platform.StartAsync();
        using var client = await platform.App.SignedInAsync("Finance");
        var page = await Browser.OpenAsync(platform.App, client, 390, dark: false);
        await page.GotoAsync("/costs/comparison?viewers=2&tier=hd");
        Assert.True(await page.Locator("[data-when=dearer]").IsVisibleAsync());

        await page.Locator("[data-slider]").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowRight");

        Assert.True(await page.Locator("[data-when=cheaper]").IsVisibleAsync());
        Assert.False(await page.Locator("[data-when=dearer]").IsVisibleAsync());
        Assert.Equal("4", await page.Locator("#viewers").InputValueAsync());
        await page.WaitForURLAsync(url => url.Contains("viewers=4", StringComparison.Ordinal));
        await page.Locator("[data-keeps-viewers]").Last.ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("tier=2k-plus", StringComparison.Ordinal) && url.Contains("viewers=4", StringComparison.Ordinal));
        await page.Context.CloseAsync();
    }
}
