using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;

namespace StreamOps.Tests.Domain.Pricing;

/// <summary>The figures that the contract and the plan print.</summary>
public sealed class ContractExampleTests
{
    [Fact]
    public void Ninety_minutes_with_a_hundred_viewers_come_out_to_the_cent()
    {
        var comparison = Given.Compare(Given.Hybrid, Given.Published, AudienceKind.Interactive, Given.Usage(90, hls: 100));
        Assert.Equal(
            [("agora/streaming", 9), ("agora/relay", 54), ("cloudflare/delivery", 900), ("cloudflare/storage", 45)],
            Given.Shown(comparison.Hybrid));
        Assert.Equal(1008, comparison.HybridCents);
        Assert.Equal(3600, comparison.AgoraOnlyCents);
        Assert.Equal(2592, comparison.SavingsCents);
        Assert.Equal(72.0m, comparison.SavingsPercent);
        Assert.Equal(100m, comparison.Audience.AverageViewers);
    }

    [Fact]
    public void Against_a_broadcast_audience_they_save_less()
    {
        var comparison = Given.Compare(Given.Hybrid, Given.Published, AudienceKind.Broadcast, Given.Usage(90, hls: 100));
        Assert.Equal(1800, comparison.AgoraOnlyCents);
        Assert.Equal(44.0m, comparison.SavingsPercent);
    }

    [Fact]
    public void The_relay_s_two_prices_are_one_line_of_ninety_minutes()
    {
        var relay = StreamCost.Of(Given.Hybrid, [Given.Usage(90, hls: 100)], Given.Published).Single(l => l.Kind == CostKind.AgoraRelay);
        Assert.Equal(0.5382m, relay.AmountUsd);
        Assert.Equal(90m, relay.DurationMinutes);
        Assert.Equal(0m, relay.ViewerMinutes);
    }

    [Theory]
    [InlineData(StreamMode.Hybrid)]
    [InlineData(StreamMode.AgoraOnly)]
    [InlineData(StreamMode.HlsOnly)]
    public void Preset_phase6_gives_exactly_three_records_by_duration(StreamMode mode)
    {
        var lines = StreamCost.Of(Given.Hybrid with { Mode = mode, Hosts = 3 }, [Given.Usage(90, hls: 100, rtc: 5)], Given.Phase6);
        Assert.Equal([("agora/streaming", 9), ("agora/recording", 14), ("cloudflare/streaming", 45)], Given.Shown(lines));
        Assert.All(lines, line => Assert.Equal(90m, line.DurationMinutes));
    }

    [Fact]
    public void The_plan_s_headline_comes_out_exactly_under_its_own_prices()
    {
        var month = ThirtyHours();
        var comparison = Given.Compare(Given.Hybrid, Given.Phase6, AudienceKind.Interactive, month);
        Assert.Equal(358.182m, comparison.AgoraOnly.Sum(l => l.AmountUsd));
        Assert.Equal(13.464m, comparison.Hybrid.Sum(l => l.AmountUsd));
        Assert.Equal((179 + 269 + 900, 179 + 35640), (comparison.HybridCents, comparison.AgoraOnlyCents));
    }

    [Fact]
    public void Published_prices_say_of_the_same_month_what_a_plain_formula_says()
    {
        var comparison = Given.Compare(Given.Hybrid, Given.Published, AudienceKind.Interactive, ThirtyHours());

        const decimal minutes = 30 * 60;
        const decimal viewerMinutes = minutes * 200;
        Assert.Equal((minutes * (0.99m + 3.99m + 1.99m + 5.00m) + viewerMinutes * 1.00m) / 1000, comparison.Hybrid.Sum(l => l.AmountUsd));
        Assert.Equal((minutes * 0.99m + viewerMinutes * 3.99m) / 1000, comparison.AgoraOnly.Sum(l => l.AmountUsd));
        Assert.Equal(38156, comparison.HybridCents);
        Assert.Equal(143819, comparison.AgoraOnlyCents);
        Assert.Equal(73.5m, comparison.SavingsPercent);

        var broadcast = Given.Compare(Given.Hybrid, Given.Published, AudienceKind.Broadcast, ThirtyHours());
        Assert.Equal((minutes * 0.99m + viewerMinutes * 1.99m) / 1000, broadcast.AgoraOnly.Sum(l => l.AmountUsd));
    }

    private static DayUsage[] ThirtyHours() => [.. Enumerable.Range(1, 30).Select(day => Given.Usage(60, hls: 200, day: new DateOnly(2026, 6, day)))];
}
