using System.Globalization;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.InBrowser;

/// <summary>The longest names, every script and the largest amounts stay in their places, at every width.</summary>
public sealed class HostileContentTests
{
    private static readonly int[] Widths = [360, 768, 1440, 2560];

    /// <summary>Tells of whatever the content security policy stopped, and of scripts out of names.</summary>
    private const string Listen =
        "window.refused = []; addEventListener('securitypolicyviolation', (e) => window.refused.push(`${e.violatedDirective} ${e.blockedURI}`));";

    /// <summary>Boxes whose content is wider than they are and shows beyond them: nothing that scrolls, is cut off on purpose or is folded away.</summary>
    private const string Overflowing =
        """
        () => {
          const found = [];
          const root = document.documentElement;
          if (root.scrollWidth > root.clientWidth) {
            found.push(`page ${root.scrollWidth} in ${root.clientWidth}`);
          }
          for (const box of document.querySelectorAll("body *:not(svg, svg *, .visually-hidden, .visually-hidden *, table, thead, tbody, tfoot, tr)")) {
            const style = getComputedStyle(box);
            if (box.clientWidth > 1 && box.checkVisibility() && style.overflowX === "visible" && box.scrollWidth > box.clientWidth + 1) {
              found.push(`${box.tagName.toLowerCase()}.${box.className} ${box.scrollWidth} in ${box.clientWidth}: ${box.textContent.trim().slice(0, 40)}`);
            }
          }
          return found;
        }
        """;

    [Theory]
    [InlineData(DatabaseKind.Postgres, "Admin")]
    [InlineData(DatabaseKind.Sqlite, "Seller")]
    public async Task Nothing_leaves_its_card_and_no_name_is_taken_for_markup(DatabaseKind kind, string role)
    {
        await using var platform = await Platform.StartAsync(kind);
        var added = await HostileContent.AddToAsync(platform);
        using var client = role == "Seller" ? await platform.App.SignInAsync(platform.Seller) : await platform.App.SignedInAsync(role);
        var page = await Browser.OpenAsync(platform.App, client);
        await page.AddInitScriptAsync(Listen);
        var complaints = new List<string>();
        foreach (var path in RolePages.Of(role, platform).Concat(added.Where(p => role == "Admin" || !p.StartsWith("/costs", StringComparison.Ordinal))))
        {
            var answer = await page.GotoAsync(path);
            Assert.True(answer!.Ok, $"{path} answered {answer.Status}");
            foreach (var width in Widths)
            {
                await page.SetViewportSizeAsync(width, 900);
                await page.EvaluateAsync("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
                complaints.AddRange((await page.EvaluateAsync<string[]>(Overflowing)).Select(box => $"{path} at {width.ToString(CultureInfo.InvariantCulture)}: {box}"));
            }

            complaints.AddRange((await page.EvaluateAsync<string[]>("window.refused")).Select(refused => $"{path} wanted {refused}"));
            Assert.False(await page.EvaluateAsync<bool>("'broken' in window"), $"{path} ran a name");
        }

        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_largest_amount_is_shown_to_the_cent()
    {
        await using var platform = await Platform.StartAsync();
        var added = await HostileContent.AddToAsync(platform);
        using var client = await platform.App.SignedInAsync("Finance");

        var records = await client.GetStringAsync(added.First(p => p.StartsWith("/costs/streams/", StringComparison.Ordinal)));

        Assert.Contains("$9,999,999.99", records, StringComparison.Ordinal);
    }
}
