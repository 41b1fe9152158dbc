using CsCheck;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;

namespace StreamOps.Tests.Domain.Pricing;

public sealed class ComparisonTests
{
    [Fact]
    public void At_the_break_even_the_hybrid_is_not_dearer_and_one_viewer_below_it_is() =>
        Gen.Select(Gen.Int[1, 6000], Gen.Int[1, 300], Gen.Enum<PricePreset>(), Gen.Enum<AudienceKind>(), Gen.Enum<RelayPath>()).Sample((minutes, viewers, preset, audience, relay) =>
        {
            var book = PricePresets.Of(preset);
            var facts = Given.Hybrid with { Relay = relay };
            var n = Given.Compare(facts, book, audience, Given.Usage(minutes, hls: viewers)).BreakEvenViewers;
            Assert.NotNull(n);
            Assert.True(Saving(n.Value) >= 0);
            Assert.True(n == 0 || Saving(n.Value - 1) < 0);

            decimal Saving(long watching)
            {
                var month = Given.Compare(facts, book, audience, Given.Usage(minutes, hls: (int)watching));
                return decimal.Round(month.AgoraOnly.Sum(l => l.AmountUsd) - month.Hybrid.Sum(l => l.AmountUsd), 12);
            }
        });

    [Theory]
    [InlineData(PricePreset.Published, AudienceKind.Interactive, 4)]
    [InlineData(PricePreset.Published, AudienceKind.Broadcast, 12)]
    [InlineData(PricePreset.Phase6, AudienceKind.Interactive, 7)]
    public void The_break_even_of_an_hd_stream_over_media_push(PricePreset preset, AudienceKind audience, long viewers) =>
        Assert.Equal(viewers, Given.Compare(Given.Hybrid, PricePresets.Of(preset), audience, Given.Usage(90, hls: 100)).BreakEvenViewers);

    [Fact]
    public void Where_audio_over_Agora_is_cheaper_than_delivery_the_hybrid_never_pays_and_says_so()
    {
        var radio = Given.Compare(Given.Hybrid with { Tier = ResolutionTier.Audio }, Given.Published, AudienceKind.Interactive, Given.Usage(60, hls: 500));
        Assert.Null(radio.BreakEvenViewers);
        Assert.True(radio.SavingsCents < 0);
        Assert.True(radio.SavingsPercent < 0);
    }

    [Fact]
    public void Equal_prices_of_a_viewer_are_no_gain_whatever_their_quotients_leave()
    {
        var book = new PriceBook(
        [
            Given.Price(1m, 7, basis: PriceBasis.DeliveredMinutes, kind: CostKind.CloudflareDelivery),
            Given.Price(1m, 7, basis: PriceBasis.AudienceMinutes, kind: CostKind.AgoraAudience),
            Given.Price(5m, basis: PriceBasis.StoredMinutes, kind: CostKind.CloudflareStorage),
        ]);
        Gen.Select(Gen.Int[1, 100_000], Gen.Int[1, 1000], Gen.Int[1, 1000]).Sample((seconds, hls, rtc) =>
            Given.Compare(Given.Hybrid, book, AudienceKind.Interactive, Given.Usage(seconds / 60m, hls, rtc)).BreakEvenViewers is null);
    }

    [Fact]
    public void What_is_cheaper_without_a_viewer_pays_from_nobody_on() => Assert.Equal(0,
        Given.Compare(Given.Hybrid with { Mode = StreamMode.AgoraOnly }, Given.Published, AudienceKind.Interactive, Given.Usage(60, rtc: 5)).BreakEvenViewers);

    [Fact]
    public void Without_viewers_the_break_even_is_not_known() =>
        Assert.Null(Given.Compare(Given.Hybrid, Given.Published, AudienceKind.Interactive, Given.Usage(60)).BreakEvenViewers);
}
