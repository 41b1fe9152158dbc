using CsCheck;
using StreamOps.Domain.Pricing;

namespace StreamOps.Tests.Domain.Pricing;

public sealed class PriceTests
{
    [Fact]
    public void Free_minutes_of_a_month_cost_nothing()
    {
        var price = Given.Price(10m, free: 100);
        Assert.Equal(0m, price.OfMonth(99 * Given.Minute));
        Assert.Equal(0m, price.OfMonth(100 * Given.Minute));
        Assert.Equal(0.01m, price.OfMonth(101 * Given.Minute));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(60_000, 1)]
    [InlineData(60_001, 2)]
    public void Agora_bills_whole_minutes_rounded_up(long ms, int minutes) =>
        Assert.Equal(minutes, Given.Price(1m, unitMinutes: 1, rounding: VendorRounding.WholeMinute).OfMonth(ms));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 5)]
    [InlineData(1000, 5)]
    [InlineData(1001, 10)]
    public void Cloudflare_sells_storage_in_whole_blocks(int minutes, int usd) =>
        Assert.Equal(usd, Given.Price(5m, rounding: VendorRounding.WholeUnit).OfMonth(minutes * Given.Minute));

    [Fact]
    public void A_month_split_between_equal_prices_costs_the_same_in_any_rounding() =>
        Gen.Select(Gen.Enum<VendorRounding>(), Gen.Int[0, 3000], Gen.Long[0, 5000 * Given.Minute], Gen.Long[0, 5000 * Given.Minute]).Sample((rounding, free, first, second) =>
        {
            var price = Given.Price(3.99m, free: free, rounding: rounding);
            var twin = price with { Id = 1, ValidFrom = new DateOnly(2026, 10, 10) };
            Assert.Equal(
                Given.Line(new CostPart(price, first + second)).MonthCents,
                Given.Line(new CostPart(twin, second), new CostPart(price, first)).MonthCents);
        });

    [Fact]
    public void A_new_price_in_a_month_does_not_give_the_free_minutes_again()
    {
        var before = Given.Price(10m, free: 1000);
        var after = Given.Price(20m, free: 1000, from: "2026-10-10", id: 1);
        Assert.Equal(0.5m * 20m, Given.Line(new CostPart(before, 500 * Given.Minute), new CostPart(after, 1000 * Given.Minute)).MonthAmountUsd);
    }
}
