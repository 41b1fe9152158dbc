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

        var price = PricePresets.Rows(PricePreset.Published)[0] with { UsdPerUnit = 7m, ValidFrom = new DateOnly(2026, 2, 1) };
        world.Studio.Db.Prices.Add(PriceRow.Of(price, ReadingWorld.Start, "admin@example.com"));
        await world.Studio.Db.SaveChangesAsync();

        Assert.Contains("price book from preset published, changed by 1 added price<", await finance.GetStringAsync("/overview?month=2026-03"), StringComparison.Ordinal);
    }
}
