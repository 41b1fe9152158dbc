using StreamOps.Domain.Pricing;
using StreamOps.Domain.Pricing.Terms;
using StreamOps.Domain.Streams;

namespace StreamOps.Tests.Domain.Pricing.Terms;

/// <summary>Agora's legacy discounts: within each tier of usage alone, as its price page says and exemplifies.</summary>
public sealed class VolumeDiscountTests
{
    private static readonly VolumeDiscount Legacy = (VolumeDiscount)TermPresets.Find("agora-discount")!.Make(new DateOnly(2026, 1, 1));

    [Fact]
    public void Six_hundred_thousand_minutes_fall_as_the_price_page_has_it()
    {
        var invoice = GivenTerms.Invoice(GivenTerms.Agora, [GivenTerms.Used(PriceBasis.AudienceMinutes, 600_000, ResolutionTier.Audio)], Legacy);

        Assert.Equal(
            [(400_000m, -0.0495m), (100_001m, -0.0693m)],
            invoice.Steps(InvoiceStepKind.VolumeDiscount).Select(s => (s.Quantity, s.UnitUsd!.Value)));
        Assert.Equal(567.2699307m, Assert.Single(invoice.Lines).AmountUsd);
        Assert.Equal(56_727, invoice.TotalCents);
    }

    [Theory]
    [InlineData(99_999, 0)]
    [InlineData(100_000, 0.05)]
    [InlineData(499_999, 20_000)]
    [InlineData(500_000, 20_000.07)]
    [InlineData(1_000_000, 55_000.10)]
    [InlineData(3_000_000, 255_000.10)]
    [InlineData(9_000_000, 255_000.10)]
    public void Each_step_begins_with_its_first_minute_and_beyond_the_last_nothing_is_published(decimal minutes, double percentMinutes)
    {
        var discounted = Legacy.Within(0, minutes).Sum(w => w.Minutes * w.Percent / 100m);

        Assert.Equal((decimal)percentMinutes, discounted);
    }

    [Fact]
    public void No_step_goes_beyond_the_last_minute()
    {
        var ends = Legacy with { LastMinute = 700_000 };

        Assert.Equal([(400_000m, 5m), (200_001m, 7m)], ends.Within(0, 5_000_000));
    }

    [Fact]
    public void What_is_free_is_not_counted_and_recording_is_no_real_time()
    {
        var invoice = GivenTerms.Invoice(
            GivenTerms.Agora,
            [GivenTerms.Used(PriceBasis.AudienceMinutes, 109_999, ResolutionTier.Audio), GivenTerms.Used(PriceBasis.RecordedMinutes, 500_000)],
            new FreeMinutes(GivenTerms.Head(GivenTerms.Agora), 10_000),
            Legacy);

        Assert.Empty(invoice.Steps(InvoiceStepKind.VolumeDiscount));
    }

    [Fact]
    public void The_steps_of_any_quantity_are_those_of_its_parts()
    {
        var random = new Random(5);
        for (var i = 0; i < 1_000; i++)
        {
            var (one, two) = (random.NextInt64(2_000_000), random.NextInt64(2_000_000));
            Assert.Equal(Off(0, one + two), Off(0, one) + Off(one, two));
        }

        static decimal Off(decimal before, decimal minutes) => Legacy.Within(before, minutes).Sum(w => w.Minutes * w.Percent);
    }
}
