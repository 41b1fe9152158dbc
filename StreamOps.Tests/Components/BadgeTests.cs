using Bunit;
using StreamOps.Components;

namespace StreamOps.Tests.Components;

public sealed class BadgeTests : BunitContext
{
    [Theory]
    [InlineData("good", "good", "Good")]
    [InlineData("Fair", "fair", "Fair")]
    [InlineData("poor", "poor", "Poor")]
    [InlineData(null, "none", "No data")]
    [InlineData("<b>", "none", "No data")]
    public void Health_is_a_word_and_an_icon_beside_its_colour(string? health, string state, string word)
    {
        var badge = Render<HealthBadge>(p => p.Add(b => b.Health, health));

        Assert.Equal(state, badge.Find(".badge").GetAttribute("data-state"));
        Assert.Equal(word, badge.Find(".badge-text").TextContent);
        Assert.Equal($"/img/icons.svg#{state}", badge.Find("use").GetAttribute("href"));
        Assert.Equal("true", badge.Find("svg").GetAttribute("aria-hidden"));
    }

    [Theory]
    [InlineData("active", "Relaying")]
    [InlineData("starting", "Starting")]
    [InlineData("stopped", "Stopped")]
    [InlineData("error", "Relay error")]
    [InlineData(null, "No data")]
    public void A_relay_is_said_in_words(string? status, string word) =>
        Assert.Equal(word, Render<RelayBadge>(p => p.Add(b => b.Status, status)).Find(".badge-text").TextContent);

    [Fact]
    public void Every_icon_that_a_badge_may_show_is_in_the_sprite()
    {
        var sprite = File.ReadAllText(Path.Combine(Root(), "StreamOps", "wwwroot", "img", "icons.svg"));

        foreach (var status in new[] { "active", "starting", "stopped", "error", null })
        {
            var icon = Render<RelayBadge>(p => p.Add(b => b.Status, status)).Find("use").GetAttribute("href")!.Split('#')[1];
            Assert.Contains($"id=\"{icon}\"", sprite, StringComparison.Ordinal);
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "StreamOps.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("No StreamOps.sln above the tests.");
        }

        return folder.FullName;
    }
}
