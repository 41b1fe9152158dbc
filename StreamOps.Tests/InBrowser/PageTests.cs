using Deque.AxeCore.Playwright;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.InBrowser;

/// <summary>Every page as each role sees it in a real browser.</summary>
public sealed class PageTests
{
    [Theory]
    [InlineData("Admin", 1440, false)]
    [InlineData("Admin", 390, true)]
    [InlineData("Finance", 1440, true)]
    [InlineData("Finance", 390, false)]
    [InlineData("Seller", 1440, false)]
    [InlineData("Seller", 390, true)]
    [InlineData("Admin", 360, false)]
    [InlineData("Admin", 768, true)]
    [InlineData("Admin", 2560, false)]
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

        foreach (var path in PagesOf(role, platform))
        {
            var answer = await page.GotoAsync(path);
            Assert.True(answer!.Ok, $"{path} answered {answer.Status}");
            var tooWide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
            if (tooWide > 0)
            {
                complaints.Add($"{path} is {tooWide} px too wide");
            }

            var found = (await page.RunAxe()).Violations;
            complaints.AddRange(found.Select(v => $"{path}: {v.Id}, {v.Help}: {v.Nodes[0].Html}"));
        }

        Assert.Empty(complaints);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_JavaScript_the_figures_are_still_there()
    {
        await using var platform = await Platform.StartAsync();
        using var client = await platform.App.SignedInAsync("Admin");

        var stream = await client.GetStringAsync($"/streams/{platform.Ended.Id}");

        Assert.Contains("No end ever came", stream, StringComparison.Ordinal);
        Assert.Contains("data-value=\"189\"", await client.GetStringAsync($"/streams/{platform.Ended.Id}?zoom=start"), StringComparison.Ordinal);
        Assert.Contains("100.0% of the live time sampled", stream, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Money(Platform platform) =>
    [
        "/costs", "/costs?month=2020-01", "/costs?by=day", $"/costs?channel={platform.Live.Id}&seller={platform.Seller.Id}&service=agora", $"/costs/streams/{platform.Ended.Id}",
        "/costs/comparison", "/costs/comparison?preset=phase6&viewers=3&tier=2k-plus", "/costs/prices", "/budgets",
    ];

    private static IEnumerable<string> PagesOf(string role, Platform platform) => role switch
    {
        "Admin" =>
        [
            "/overview", "/system", "/system/webhooks", "/costs/prices/add", "/budgets/edit", "/account/users", "/account/api-keys", "/account/audit", "/account/manage",
            .. Money(platform), .. platform.Pages,
        ],
        "Finance" => ["/overview", "/overview?month=2020-01", "/account/manage", .. Money(platform), .. platform.Pages],
        _ => platform.Pages,
    };
}
