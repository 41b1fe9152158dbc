using System.Net;
using StreamOps.Platform.Access;
using StreamOps.Tests.Features.Reading;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Costs;

public sealed class DrillDownTests
{
    [Theory, ClassData<DatabaseKinds>]
    public async Task Every_row_leads_one_level_down_to_the_record_with_its_working(DatabaseKind kind)
    {
        await using var world = await ReadingWorld.StartAsync(kind);
        using var finance = await world.App.SignedInAsync(Roles.Finance);
        var channel = world.Stream.ChannelId;

        Assert.Contains("service=agora&amp;by=type#where", await finance.GetStringAsync("/costs?month=2026-03&by=service"), StringComparison.Ordinal);
        Assert.Contains("line=cloudflare%2Fdelivery#where", await finance.GetStringAsync("/costs?month=2026-03&by=type&service=cloudflare"), StringComparison.Ordinal);
        Assert.Contains($"seller={world.Seller.Id}#where", await finance.GetStringAsync("/costs?month=2026-03&by=seller"), StringComparison.Ordinal);
        Assert.Contains("day=2026-03-10#where", await finance.GetStringAsync("/costs?month=2026-03&by=day"), StringComparison.Ordinal);
        Assert.Contains($"day=2026-03-10&amp;channel={channel}#where", await finance.GetStringAsync("/costs?day=2026-03-10"), StringComparison.Ordinal);
        Assert.Contains(
            $"/costs/streams/{world.Stream.Id}#cloudflare-delivery-2026-03",
            await finance.GetStringAsync($"/costs?month=2026-03&line=cloudflare/delivery&channel={channel}"),
            StringComparison.Ordinal);

        var records = WebUtility.HtmlDecode(await finance.GetStringAsync($"/costs/streams/{world.Stream.Id}"));
        Assert.Contains("id=\"cloudflare-delivery-2026-03\"", records, StringComparison.Ordinal);
        Assert.Contains("9,000 min × $1.00 per 1,000 min = $9.0000", records, StringComparison.Ordinal);
        Assert.Contains("90 min × $1.99 per 1,000 min = $0.1791", records, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_is_a_chip_that_can_be_taken_off_and_what_is_not_there_is_not_found()
    {
        await using var world = await ReadingWorld.StartAsync(DatabaseKind.Sqlite);
        using var finance = await world.App.SignedInAsync(Roles.Finance);
        var channel = world.Stream.ChannelId;

        var page = WebUtility.HtmlDecode(await finance.GetStringAsync($"/costs?month=2026-03&line=agora/relay&channel={channel}&day=2026-03-10&sort=name"));

        Assert.Contains($"href=\"/costs?month=2026-03&channel={channel}&day=2026-03-10#where\" aria-label=\"Remove the filter Line Agora, Relay\"", page, StringComparison.Ordinal);
        Assert.Contains("$0.5382", page, StringComparison.Ordinal);
        Assert.Contains("Nothing booked here", await finance.GetStringAsync("/costs?month=2026-03&service=cdn"), StringComparison.Ordinal);
        foreach (var nowhere in new[] { "/costs?channel=999999", $"/costs?seller={Guid.NewGuid()}", "/costs/streams/999999" })
        {
            using var answer = await finance.GetAsync(nowhere);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Figures_say_their_zone_price_book_and_samples()
    {
        await using var world = await ReadingWorld.StartAsync(DatabaseKind.Sqlite);
        using var finance = await world.App.SignedInAsync(Roles.Finance);
        foreach (var path in new[] { "/costs?month=2026-03", "/costs/comparison?month=2026-03", "/overview?month=2026-03", $"/costs/streams/{world.Stream.Id}" })
        {
            var page = await finance.GetStringAsync(path);
            Assert.Contains("<dt>Samples</dt><dd>90</dd>", page, StringComparison.Ordinal);
            Assert.Contains("<dt>Time zone</dt><dd>UTC</dd>", page, StringComparison.Ordinal);
            Assert.Contains("<dt>Price book</dt><dd>version ", page, StringComparison.Ordinal);
        }
    }
}
