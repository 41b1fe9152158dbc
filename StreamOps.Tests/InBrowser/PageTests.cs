using Deque.AxeCore.Playwright;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.InBrowser;

/// <summary>Every page as each role sees it in a real browser.</summary>
public sealed class PageTests
{
    private static readonly int[] Widths = [360, 768, 1440, 2560];

    /// <summary>Each theme and each width of a page is seen by some role; what finance and sellers see are an admin's pages with less on them.</summary>
    [Theory]
    [InlineData("Admin", 1440, false)]
    [InlineData("Admin", 390, true)]
    [InlineData("Finance", 390, false)]
    [InlineData("Seller", 390, false)]
    public async Task A_page_fits_breaks_no_rule_of_access_and_reports_no_error(string role, int width, bool dark)
    {
        await using var platform = await Platform.StartAsync();
        using var client = role == "Seller" ? await platform.App.SignInAsync(platform.Seller) : await platform.App.SignedInAsync(role);
        var page = await Browser.OpenAsync(platform.App, client, width, dark: dark);
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
            foreach (var other in Widths.Append(width))
            {
                await page.SetViewportSizeAsync(other, 900);
                var tooWide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
                if (tooWide > 0)
                {
                    complaints.Add($"{path} is {tooWide} px too wide at {other}");
                }
            }

            var found = (await page.RunAxe()).Violations;
            complaints.AddRange(found.Select(v => $"{path}: {v.Id}, {v.Help}: {v.Nodes[0].Html}"));
        }

        Assert.Empty(complaints);
        await page.Context.CloseAsync();
    }
}
