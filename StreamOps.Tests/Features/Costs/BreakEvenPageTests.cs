using System.Net;
using StreamOps.Platform.Access;
using StreamOps.Tests.Features.Reading;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Costs;

public sealed class BreakEvenPageTests
{
    [Fact]
    public async Task Without_JavaScript_the_address_says_viewers_and_tier_and_the_page_the_verdict()
    {
        await using var world = await ReadingWorld.StartAsync(DatabaseKind.Sqlite);
        using var finance = await world.App.SignedInAsync(Roles.Finance);

        var usual = WebUtility.HtmlDecode(await finance.GetStringAsync("/costs/comparison?month=2026-03"));
        var asked = WebUtility.HtmlDecode(await finance.GetStringAsync("/costs/comparison?month=2026-03&viewers=1&tier=full-hd&preset=published"));

        // The month's average of 100: 0.7182 + 100 x 0.06 against 0.0594 + 100 x 0.2394.
        Assert.Contains(">$6.72</strong> hybrid", usual, StringComparison.Ordinal);
        Assert.Contains(">$24.00</strong> with Agora alone", usual, StringComparison.Ordinal);
        Assert.Contains("In hd the hybrid pays from 4 viewers on", usual, StringComparison.Ordinal);
        Assert.Contains("In full-hd the hybrid pays from 2 viewers on", asked, StringComparison.Ordinal);
        Assert.Contains("""<span data-when="dearer">""", asked, StringComparison.Ordinal);
        Assert.Contains("tier=2k#break-even", asked, StringComparison.Ordinal);
        Assert.Contains("""<input type="hidden" name="preset" value="published" />""", asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_audience_beyond_the_slider_is_typed_and_the_curve_reaches_it()
    {
        await using var world = await ReadingWorld.StartAsync(DatabaseKind.Sqlite);
        using var finance = await world.App.SignedInAsync(Roles.Finance);

        var page = WebUtility.HtmlDecode(await finance.GetStringAsync("/costs/comparison?viewers=3511&preset=published"));
        var lines = (await finance.GetStringAsync("/costs/comparison?viewers=3511&preset=published&csv=break-even")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Contains(">$211.38</strong> hybrid", page, StringComparison.Ordinal);
        Assert.Contains("""max="1000" step="1" value="1000" aria-label""", page, StringComparison.Ordinal);
        Assert.StartsWith("4000,", lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("&preset=published", 3)]
    public async Task Prices_that_the_book_still_is_are_shown_once_unless_asked_for(string asked, int cards)
    {
        await using var world = await ReadingWorld.StartAsync(DatabaseKind.Sqlite);
        using var finance = await world.App.SignedInAsync(Roles.Finance);

        var page = WebUtility.HtmlDecode(await finance.GetStringAsync("/costs/comparison?month=2026-03" + asked));

        Assert.Equal(cards, page.Split("class=\"card card-flush book\"").Length - 1);
        Assert.Contains("= preset published", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_curve_is_a_file_too_with_the_break_even_as_a_point_of_its_own()
    {
        await using var world = await ReadingWorld.StartAsync(DatabaseKind.Sqlite);
        using var finance = await world.App.SignedInAsync(Roles.Finance);

        var lines = (await finance.GetStringAsync("/costs/comparison?preset=published&csv=break-even")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("Viewers,Hybrid,Agora alone,Break-even", lines[0]);
        Assert.Equal("0,0.7182,0.0594,", lines[1]);
        Assert.Equal("4,0.9582,1.017,0.9582", lines[2]);
        Assert.Equal("1000,60.7182,239.4594,", lines[^1]);
    }
}
