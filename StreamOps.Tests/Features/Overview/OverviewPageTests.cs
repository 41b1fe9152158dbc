using StreamOps.Components;
using StreamOps.Data.Costs;
using StreamOps.Domain.Pricing;
using StreamOps.Platform.Access;
using StreamOps.Tests.Features.Reading;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Features.Overview;

public sealed class OverviewPageTests
{
    [Fact]
    public async Task The_savings_say_by_which_prices_also_after_an_admin_changed_them()
    {
        await using var world = await ReadingWorld.StartAsync(DatabaseKind.Sqlite);
        using var finance = await world.App.SignedInAsync(Roles.Finance);
        var before = await finance.GetStringAsync("/overview?month=2026-03");
        Assert.Contains("price book from preset published<", before, StringComparison.Ordinal);
        Assert.Contains("= preset published<", before, StringComparison.Ordinal);
        Assert.DoesNotContain("Preset published", before, StringComparison.Ordinal);

        var price = PricePresets.Rows(PricePreset.Published)[0] with { UsdPerUnit = 7m, ValidFrom = new DateOnly(2026, 2, 1) };
        world.Studio.Db.Prices.Add(PriceRow.Of(price, ReadingWorld.Start, "admin@example.com"));
        await world.Studio.Db.SaveChangesAsync();

        Assert.Contains("price book from preset published, changed by 1 added price<", await finance.GetStringAsync("/overview?month=2026-03"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Booked_and_accrued_are_called_that_and_a_quantity_is_of_what_its_line_charges_for()
    {
        await using var world = await ReadingWorld.StartAsync(DatabaseKind.Sqlite);
        var duet = await world.Studio.BroadcastAsync(
            await world.Studio.ChannelAsync(), ReadingWorld.Start, ReadingWorld.Start.AddMinutes(30), hls: 1, s => s.Hosts = 2);
        await world.Studio.RecordAsync();
        using var finance = await world.App.SignedInAsync(Roles.Finance);

        var overview = await finance.GetStringAsync("/overview?month=2026-03");
        var costs = await finance.GetStringAsync("/costs?month=2026-03");

        // 90 minutes of a lone host and 30 of two.
        Assert.Contains(">150 host minutes<", overview, StringComparison.Ordinal);
        Assert.Matches(@">90\.00</span>\s*<span class=""sub"">host minutes<", costs);
        Assert.Contains(ChangeWords.Basis, overview, StringComparison.Ordinal);
        Assert.DoesNotContain("Total cost", overview, StringComparison.Ordinal);
        Assert.All(new[] { overview, costs, await finance.GetStringAsync($"/streams/{duet.Id}") }, page => Assert.Contains(CostBasis.TimeOnAir, page, StringComparison.Ordinal));
    }

    /// <summary>Booked takes adjustments in, savings do not; without a word of it the two figures seem to contradict each other.</summary>
    [Theory, ClassData<DatabaseKinds>]
    public async Task Adjustments_of_closed_months_are_told_apart_in_what_is_booked(DatabaseKind kind)
    {
        await using var world = await ReadingWorld.StartAsync(kind);
        using var finance = await world.App.SignedInAsync(Roles.Finance);
        Assert.DoesNotContain("of it adjustments", await finance.GetStringAsync("/overview?month=2026-03"), StringComparison.Ordinal);

        world.Studio.Db.Adjustments.Add(new AdjustmentRow
        {
            StreamId = world.Stream.Id,
            ChannelId = world.Stream.ChannelId,
            Service = "cloudflare",
            CostType = "delivery",
            ClosedMonth = "2026-02",
            BookedMonth = "2026-03",
            AmountUsd = -1.25m,
            RecordedAt = ReadingWorld.Start,
        });
        await world.Studio.Db.SaveChangesAsync();
        var overview = System.Net.WebUtility.HtmlDecode(await finance.GetStringAsync("/overview?month=2026-03"));

        // 10.08 of the month less 1.25; the comparison stays at 10.08.
        Assert.Contains("$8.83", overview, StringComparison.Ordinal);
        Assert.Contains(Show.Unbroken($"{Show.MoneyChange(-1.25m)} of it adjustments of closed months, "), overview, StringComparison.Ordinal);
        Assert.Contains("Adjustments of closed months are on neither side", overview, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_on_air_does_not_look_live()
    {
        await using var app = await StreamOpsApp.StartAsync(DatabaseKind.Sqlite);
        using var admin = await app.SignedInAsync(Roles.Admin);

        Assert.Matches("""class="live-dot" data-live-dot\S* data-live-idle="true">""", await admin.GetStringAsync("/overview"));
        Assert.Matches("""class="live-dot" data-live-dot\S* data-live-idle="true">""", await admin.GetStringAsync("/live"));
    }
}
