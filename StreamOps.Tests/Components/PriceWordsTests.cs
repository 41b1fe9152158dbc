using StreamOps.Components;
using StreamOps.Domain.Pricing;
using StreamOps.Tests.Domain.Pricing;

namespace StreamOps.Tests.Components;

public sealed class PriceWordsTests
{
    [Fact]
    public void A_lines_quantity_is_that_of_what_it_charges_for_and_none_where_it_mixes()
    {
        var audio = new StreamOps.Domain.Pricing.CostPart(Given.Price(0.99m, basis: PriceBasis.HostMinutes), 90 * Given.Minute);
        var hd = new StreamOps.Domain.Pricing.CostPart(Given.Price(3.99m, basis: PriceBasis.HostMinutes, id: 2), 60 * Given.Minute);
        var stored = new StreamOps.Domain.Pricing.CostPart(Given.Price(5m, basis: PriceBasis.StoredMinutes), 90 * Given.Minute);

        Assert.Equal("150 host minutes", PriceWords.Quantity(Given.Line(audio, hd)));
        Assert.Null(PriceWords.Quantity(Given.Line(audio, stored)));
    }

    [Fact]
    public void A_shipped_price_holds_from_the_beginning_and_not_since_a_day_of_the_past_century()
    {
        Assert.Equal("from the beginning", PriceWords.Since(PricePresets.Beginning));
        Assert.Equal("since 1 Mar 2026", PriceWords.Since(new DateOnly(2026, 3, 1)));
        Assert.Equal("$3.99 per 1,000 min", PriceWords.Of(Given.Price(3.99m)));
    }
}
