using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;

namespace StreamOps.Tests.Domain.Pricing;

public sealed class PriceBookTests
{
    [Fact]
    public void The_latest_price_that_has_begun_holds()
    {
        var book = new PriceBook([Given.Price(2m, from: "2026-06-01"), Given.Price(1m), Given.Price(3m, from: "2026-07-01")]);
        Assert.Equal(1m, On(book, "2026-05-31"));
        Assert.Equal(2m, On(book, "2026-06-01"));
        Assert.Equal(2m, On(book, "2026-06-30"));
        Assert.Equal(3m, On(book, "2030-01-01"));
    }

    [Fact]
    public void Of_two_rows_of_one_day_the_newer_one_holds() =>
        Assert.Equal(2m, On(new PriceBook([Given.Price(2m, id: 8), Given.Price(1m, id: 7)]), "2026-01-01"));

    [Fact]
    public void A_row_of_the_tier_goes_before_one_for_all_tiers()
    {
        var book = new PriceBook([Given.Price(1m, tier: ResolutionTier.Hd), Given.Price(2m, from: "2026-01-01")]);
        Assert.Equal(1m, On(book, "2026-06-01"));
        Assert.Equal(2m, book.On(new DateOnly(2026, 6, 1), PriceBasis.StreamMinutes, ResolutionTier.TwoK).Single().UsdPerUnit);
    }

    [Fact]
    public void Before_the_first_price_there_is_none() => Assert.Null(On(new PriceBook([Given.Price(1m, from: "2026-01-01")]), "2025-12-31"));

    [Fact]
    public void Each_line_that_charges_for_a_basis_has_its_price() =>
        Assert.Equal(3, Given.Phase6.On(Given.Day, PriceBasis.StreamMinutes, ResolutionTier.Hd).Count());

    [Fact]
    public void Every_preset_says_where_each_price_comes_from() =>
        Assert.All(Given.Phase6.All.Concat(Given.Published.All), price =>
        {
            Assert.NotEmpty(price.Source);
            Assert.Equal((1000m, VendorRounding.Exact, 0m), (price.UnitMinutes, price.Rounding, price.FreeMinutes));
        });

    private static decimal? On(PriceBook book, string day) =>
        book.On(DateOnly.Parse(day, null), PriceBasis.StreamMinutes, ResolutionTier.Hd).SingleOrDefault()?.UsdPerUnit;
}
