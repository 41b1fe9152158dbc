using StreamOps.Domain.Pricing;
using StreamOps.Domain.Reports;
using StreamOps.Domain.Time;

namespace StreamOps.Tests.Domain.Reports;

public sealed class ChargeTotalsTests
{
    private static readonly Price WithFreeMinutes = new(
        1, CostKind.AgoraStreaming, PriceBasis.HostMinutes, null, 1000m, 1m, 100m, VendorRounding.WholeMinute, PricePresets.Beginning, "");

    [Fact]
    public void Charges_the_vendor_s_terms_and_one_rounding_come_to_what_is_booked()
    {
        var totals = new ChargeTotals();
        totals.Add(Of(3_630_000));
        totals.Add(Of(3_615_000));

        // 60.5 and 60.25 minutes: 121 begun ones less 100 free are 2.1 cents.
        var line = Assert.Single(totals.Lines);
        Assert.Equal((0.12075m, -0.09975m, 0.009m, 0.03m), (line.ChargedUsd, line.TermsUsd, line.RoundingUsd, line.BookedUsd));
        Assert.Equal((7_245_000L, 2L), (line.Line.DurationMs, line.Line.ViewerMs));
        Assert.Equal(0m, totals.ChargedUsd(CostKind.CdnBandwidth));
    }

    [Fact]
    public void Noise_of_division_is_no_term()
    {
        var exact = WithFreeMinutes with { FreeMinutes = 0, Rounding = VendorRounding.Exact };
        var totals = new ChargeTotals();
        for (var i = 0; i < 1000; i++)
        {
            totals.Add(Of(1_001, exact));
        }

        Assert.Equal(0m, Assert.Single(totals.Lines).TermsUsd);
    }

    private static Charge Of(long milliseconds, Price? price = null) => new(
        1, 1, 1, "Shop", "a@shop.example", CostKind.AgoraStreaming, new BillingMonth(2026, 3), default, milliseconds, 1, [new CostPart(price ?? WithFreeMinutes, milliseconds)]);
}
