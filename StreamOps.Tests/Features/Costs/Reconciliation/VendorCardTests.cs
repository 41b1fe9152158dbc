using Bunit;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Reconciliation;
using StreamOps.Features.Costs.Reconciliation;
using StreamOps.Tests.Domain.Reconciliation;

namespace StreamOps.Tests.Features.Costs.Reconciliation;

public sealed class VendorCardTests : BunitContext
{
    [Fact]
    public void What_is_not_known_is_not_zero()
    {
        var card = Card(new GivenPeriod("agora").Used(1, PriceBasis.TranscodedMinutes, 1_000));

        Assert.Equal("No invoice yet", card.Find(".badge-text").TextContent);
        Assert.Equal("$1.991,000 min", Cell(card, "Estimated"));
        Assert.Equal("–not told", Cell(card, "Metered"));
        Assert.Equal("–", Cell(card, "Billed"));
        Assert.Equal("–", Cell(card, "Difference"));
    }

    [Fact]
    public void The_causes_of_a_row_stand_beside_its_difference_and_the_unexplained_is_marked()
    {
        var card = Card(new GivenPeriod("cloudflare").Used(1, PriceBasis.DeliveredMinutes, 9_000).Metered(1, BilledItem.Delivery, 9_500).Billed(BilledItem.Delivery, 12_000, 12m));

        Assert.Equal("+$3.00", card.Find("tbody td[data-label=Difference] > span").FirstChild!.TextContent);
        Assert.Equal(["Unexplained +$2.50", "Sampling +$0.50"], card.FindAll("tbody .causes li").Select(l => l.TextContent));
        Assert.Equal("unexplained", card.Find("tbody .causes li").GetAttribute("data-cause"));
    }

    [Fact]
    public void Days_that_were_not_read_are_said_and_nothing_at_all_is_an_empty_state()
    {
        Assert.Contains("was not read for 3 days", Card(new GivenPeriod("cloudflare").Used(1, PriceBasis.DeliveredMinutes, 1), unread: 3).Markup, StringComparison.Ordinal);
        Assert.Contains("Nothing counted, metered or billed", Card(new GivenPeriod("agora")).Markup, StringComparison.Ordinal);
    }

    private static string Cell(IRenderedComponent<VendorCard> card, string label) => card.Find($"tbody td[data-label={label}]").TextContent;

    private IRenderedComponent<VendorCard> Card(GivenPeriod period, int unread = 0)
    {
        var lines = period.Lines();
        var vendor = new VendorReconciliation("agora", GivenPeriod.March, lines.Any(l => l.BilledCents is not null), unread, lines, null);
        return Render<VendorCard>(p => p.Add(c => c.Vendor, vendor));
    }
}
