using StreamOps.Domain.Pricing;
using StreamOps.Domain.Pricing.Terms;
using StreamOps.Domain.Streams;

namespace StreamOps.Tests.Domain.Pricing.Terms;

/// <summary>Agora's 10,000 minutes a month.</summary>
public sealed class FreeMinutesTests
{
    private static readonly FreeMinutes TenThousand = new(GivenTerms.Head(GivenTerms.Agora), 10_000);

    [Fact]
    public void They_go_tier_by_tier_from_audio_on_and_never_into_transcoding()
    {
        var usage = StreamCost.Metered(Given.Hybrid, Given.Usage(6_000), Given.Published).ToList();
        var invoice = GivenTerms.Invoice(GivenTerms.Agora, usage, TenThousand);

        // 6,000 audio minutes of the host, then 4,000 of the 6,000 HD minutes of the push server's subscription.
        Assert.Equal(
            [(PriceBasis.HostMinutes, 6_000m), (PriceBasis.RelayedMinutes, 4_000m)],
            invoice.Steps(InvoiceStepKind.FreeMinutes).Select(s => (s.Basis!.Value, s.Quantity)));
        Assert.Equal(0, invoice.Cents(CostKind.AgoraStreaming));
        Assert.Equal(798 + 1194, invoice.Cents(CostKind.AgoraRelay));
        Assert.Equal(1992, invoice.TotalCents);
    }

    /// <summary>Each pair: what is used up before what. By Agora's own list.</summary>
    [Theory]
    [InlineData(PriceBasis.RecordedMinutes, ResolutionTier.Audio, PriceBasis.HostMinutes, ResolutionTier.Hd)]
    [InlineData(PriceBasis.HostMinutes, ResolutionTier.Hd, PriceBasis.RecordedMinutes, ResolutionTier.Hd)]
    [InlineData(PriceBasis.RecordedMinutes, ResolutionTier.Hd, PriceBasis.WebRecordedMinutes, ResolutionTier.Hd)]
    [InlineData(PriceBasis.WebRecordedMinutes, ResolutionTier.Hd, PriceBasis.AudienceMinutes, ResolutionTier.FullHd)]
    [InlineData(PriceBasis.RelayedMinutes, ResolutionTier.FullHd, PriceBasis.RecordedMinutes, ResolutionTier.FullHd)]
    [InlineData(PriceBasis.AudienceMinutes, ResolutionTier.TwoK, PriceBasis.AudienceMinutes, ResolutionTier.TwoKPlus)]
    public void The_vendors_order_holds(PriceBasis first, ResolutionTier firstTier, PriceBasis then, ResolutionTier thenTier)
    {
        var invoice = GivenTerms.Invoice(
            GivenTerms.Agora, [GivenTerms.Used(then, 9_000, thenTier), GivenTerms.Used(first, 9_000, firstTier)], TenThousand);

        Assert.Equal(
            new Dictionary<(PriceBasis, ResolutionTier), decimal> { [(first, firstTier)] = 9_000, [(then, thenTier)] = 1_000 },
            invoice.Steps(InvoiceStepKind.FreeMinutes).ToDictionary(s => (s.Basis!.Value, s.Tier!.Value), s => s.Quantity));
    }

    [Fact]
    public void A_month_that_needs_fewer_costs_nothing_and_the_rest_lapses()
    {
        var invoice = GivenTerms.Invoice(GivenTerms.Agora, [GivenTerms.Used(PriceBasis.HostMinutes, 9_999.2m, ResolutionTier.Audio)], TenThousand);

        Assert.Equal(0, invoice.TotalCents);
        Assert.Equal(10_000m, Assert.Single(invoice.Steps(InvoiceStepKind.FreeMinutes)).Quantity);
    }

    [Fact]
    public void AG5_Seconds_of_a_tier_are_summed_over_the_month_and_rounded_up_once()
    {
        var invoice = GivenTerms.Invoice(
            GivenTerms.Agora,
            [
                GivenTerms.Used(PriceBasis.HostMinutes, 59 / 60m, ResolutionTier.Audio),
                GivenTerms.Used(PriceBasis.HostMinutes, 30 / 60m),
                GivenTerms.Used(PriceBasis.AudienceMinutes, 31 / 60m, day: Given.Day.AddDays(3)),
            ]);

        var byTier = invoice.Steps(InvoiceStepKind.BookPrice).GroupBy(s => s.Tier!.Value).ToDictionary(g => g.Key, g => g.Sum(s => s.Quantity));
        Assert.Equal(new Dictionary<ResolutionTier, decimal> { [ResolutionTier.Audio] = 1, [ResolutionTier.Hd] = 2 }, byTier);
    }

    [Fact]
    public void MP1_Transcoding_of_twenty_minutes_each_is_billed_as_printed()
    {
        var invoice = GivenTerms.Invoice(
            GivenTerms.Agora,
            [GivenTerms.Used(PriceBasis.MixedMinutes, 20, ResolutionTier.Audio), GivenTerms.Used(PriceBasis.TranscodedMinutes, 20, ResolutionTier.Audio)],
            TenThousand);

        Assert.Equal(0.1196m, Assert.Single(invoice.Lines).AmountUsd);
        Assert.Equal(12, invoice.TotalCents);
    }
}
