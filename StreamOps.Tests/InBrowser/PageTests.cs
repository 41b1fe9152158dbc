using Microsoft.Playwright;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.InBrowser;

/// <summary>Every page as each role sees it in a real browser.</summary>
public sealed class PageTests
{
    private static readonly int[] Widths = [360, 768, 2560, 1440, 390];

    [Theory]
    [InlineData("Admin")]
    [InlineData("Finance")]
    [InlineData("Seller")]
    public async Task A_page_fits_breaks_no_rule_of_access_in_either_theme_and_reports_no_error(string role)
    {
        await using var platform = await Platform.StartAsync();
        using var client = role == "Seller" ? await platform.App.SignInAsync(platform.Seller) : await platform.App.SignedInAsync(role);
        var page = await Browser.OpenAsync(platform.App, client);
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Add($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => complaints.Add($"{page.Url}: {error}");

        foreach (var path in RolePages.Of(role, platform))
        {
            var answer = await page.GotoAsync(path);
            Assert.True(answer!.Ok, $"{path} answered {answer.Status}");
            foreach (var width in Widths)
            {
                await page.SetViewportSizeAsync(width, 900);
                complaints.AddRange((await LookAsync(page, width)).Select(c => $"{path} at {width} px: {c}"));
            }
        }

        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
        await page.Context.CloseAsync();
    }

    /// <summary>Axe is asked of a phone and of a desk, which differ in what they show, and of the phone's colours in the dark.</summary>
    private static async Task<List<string>> LookAsync(IPage page, int width)
    {
        var complaints = new List<string>();
        var tooWide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
        if (tooWide > 0)
        {
            complaints.Add($"{tooWide} px too wide");
        }

        // Without one a form is refused. What a mail leads to has none on purpose, and is not walked here.
        if (await page.Locator("form[method=post]:not(:has([name=__RequestVerificationToken]))").CountAsync() > 0)
        {
            complaints.Add("a form without antiforgery token");
        }

        if (width is 390 or 1440)
        {
            complaints.AddRange(await Axe.ViolationsAsync(page));
        }

        if (width is 390)
        {
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            complaints.AddRange((await Axe.ViolationsOfColourAsync(page)).Select(v => $"dark: {v}"));
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        }

        return complaints;
    }
}
