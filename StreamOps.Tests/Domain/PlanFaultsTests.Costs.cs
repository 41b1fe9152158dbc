using System.Globalization;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Time;
using StreamOps.Tests.Domain.Pricing;

namespace StreamOps.Tests.Domain;

/// <summary>Faults that are rules of money.</summary>
public sealed partial class PlanFaultsTests
{
    [Fact]
    public void B03_The_comparison_of_a_month_takes_that_month_s_viewers_only()
    {
        DayUsage[] days = [Given.Usage(1, hls: 100, day: new DateOnly(2026, 1, 10)), Given.Usage(1, hls: 900, day: new DateOnly(2026, 3, 10))];
        var audience = AgoraOnlyCost.Of(Given.Hybrid, days, Given.Phase6, AudienceKind.Interactive)
            .Single(l => l.Kind == CostKind.AgoraAudience && l.Month == new BillingMonth(2026, 1));
        Assert.Equal(100m, audience.ViewerMinutes);
        Assert.Equal(0.099m, audience.AmountUsd);
        Assert.Equal(10, audience.MonthCents);
    }

    [Fact]
    public void B04_Each_month_pays_for_its_own_hour()
    {
        DayUsage[] days = [Given.Usage(60, 100, day: new DateOnly(2026, 1, 31)), Given.Usage(60, 100, day: new DateOnly(2026, 2, 1))];
        var months = StreamCost.Of(Given.Hybrid, days, Given.Phase6).GroupBy(l => l.Month).ToList();
        Assert.Equal(2, months.Count);
        Assert.All(months, month => Assert.Equal(45, month.Sum(l => l.MonthCents)));
    }

    [Fact]
    public void B05_A_live_stream_costs_what_it_has_used_so_far()
    {
        var soFar = StreamCost.Of(Given.Hybrid, [Given.Usage(60, hls: 50)], Given.Published);
        Assert.Equal((60 * (0.99m + 3.99m + 1.99m + 5m) + 3000 * 1m) / 1000, soFar.Sum(l => l.AmountUsd));
    }

    [Fact]
    public void B09_Agora_alone_is_paid_by_viewer_minutes()
    {
        DayUsage[] days = [Given.Usage(60, hls: 10), Given.Usage(60, hls: 1000)];
        var audience = AgoraOnlyCost.Of(Given.Hybrid, days, Given.Phase6, AudienceKind.Interactive).Single(l => l.Kind == CostKind.AgoraAudience);
        Assert.Equal(60_600m, audience.ViewerMinutes);
        Assert.Equal(59.994m, audience.AmountUsd);
    }

    [Fact]
    public void B12_A_hundred_streams_of_a_minute_are_rounded_once()
    {
        var streams = Enumerable.Repeat(0, 100).SelectMany(_ => StreamCost.Of(Given.Hybrid, [Given.Usage(1)], Given.Phase6)).ToList();
        Assert.Equal(300, streams.Sum(l => l.Cents));
        var month = CostLine.Merge(streams);
        Assert.Equal(0.748m, month.Sum(l => l.AmountUsd));
        Assert.Equal(75, month.Sum(l => l.MonthCents));
    }

    [Theory]
    [InlineData("1.49", 23_000, 3427)]
    [InlineData("0.99", 37_000, 3663)]
    public void B14_A_whole_number_of_cents_stays_one(string usdPerThousand, int minutes, long cents) =>
        Assert.Equal(cents, Given.Line(new CostPart(Given.Price(decimal.Parse(usdPerThousand, CultureInfo.InvariantCulture)), minutes * Given.Minute)).MonthCents);

    [Fact]
    public void B15_A_month_without_data_is_nought()
    {
        var nothing = Given.Compare(Given.Hybrid, Given.Published, AudienceKind.Interactive);
        Assert.Equal((0L, 0L, 0L, 0m), (nothing.HybridCents, nothing.AgoraOnlyCents, nothing.SavingsCents, nothing.SavingsPercent));
        Assert.Equal(0m, nothing.Audience.AverageViewers);
        Assert.Null(nothing.BreakEvenViewers);
    }

    [Theory]
    [InlineData("2025-13")]
    [InlineData("garbage")]
    [InlineData("2025-1")]
    public void B16_Only_a_month_is_a_month(string text) => Assert.False(BillingMonth.TryParse(text, null, out _));

    [Fact]
    public void B19_Two_streams_of_a_channel_cost_ninety_minutes()
    {
        DayUsage[] days = [Given.Usage(60, day: new DateOnly(2026, 1, 10)), Given.Usage(30, day: new DateOnly(2026, 1, 20))];
        Assert.All(StreamCost.Of(Given.Hybrid, days, Given.Phase6), line => Assert.Equal(90m, line.DurationMinutes));
    }

    [Fact]
    public void B23_Delivery_to_viewers_is_paid()
    {
        var comparison = Given.Compare(Given.Hybrid, Given.Published, AudienceKind.Interactive, Given.Usage(60, hls: 1000));
        var delivery = comparison.Hybrid.Single(l => l.Kind == CostKind.CloudflareDelivery);
        Assert.Equal((60_000m, 60m), (delivery.ViewerMinutes, delivery.AmountUsd));
        Assert.InRange(comparison.SavingsPercent, 70m, 80m);
    }

    [Fact]
    public void B28_Both_sides_pay_for_the_host()
    {
        var comparison = Given.Compare(Given.Hybrid, Given.Published, AudienceKind.Interactive, Given.Usage(60, hls: 10));
        Assert.Equal((600 * 3.99m + 60 * 0.99m) / 1000, comparison.AgoraOnly.Sum(l => l.AmountUsd));
        Assert.Equal(0.0594m, comparison.Hybrid.Single(l => l.Kind == CostKind.AgoraStreaming).AmountUsd);
    }

    [Fact]
    public void B29_Both_sides_are_worked_out_from_the_same_usage()
    {
        var longLive = Given.Usage(600, hls: 5000);
        var comparison = Given.Compare(Given.Hybrid, Given.Published, AudienceKind.Interactive, longLive);
        Assert.Equal(
            comparison.Hybrid.Single(l => l.Kind == CostKind.CloudflareDelivery).ViewerMs,
            comparison.AgoraOnly.Single(l => l.Kind == CostKind.AgoraAudience).ViewerMs);
    }

    [Fact]
    public void B30_A_price_is_the_one_of_the_day_of_use()
    {
        var book = new PriceBook([Given.Price(1m), Given.Price(2m, from: "2026-06-01", id: 1)]);
        var january = StreamCost.Of(Given.Hybrid, [Given.Usage(1000, day: new DateOnly(2026, 1, 15))], book).Single();
        Assert.Equal(1m, january.AmountUsd);
        Assert.Equal(1m, january.Parts.Single().Price.UsdPerUnit);
        Assert.Equal(2m, StreamCost.Of(Given.Hybrid, [Given.Usage(1000, day: new DateOnly(2026, 6, 1))], book).Single().AmountUsd);
    }

    [Theory]
    [InlineData(PricePreset.Phase6)]
    [InlineData(PricePreset.Published)]
    public void B31_What_costs_nothing_or_was_not_measured_is_not_listed(PricePreset preset)
    {
        var lines = StreamCost.Of(Given.Hybrid, [Given.Usage(60, hls: 0)], PricePresets.Of(preset));
        Assert.DoesNotContain(lines, l => l.Kind == CostKind.CdnBandwidth || l.Kind == CostKind.CloudflareDelivery || l.AmountUsd == 0);
        Assert.Contains(lines, l => l.AmountUsd * 100 % 1 != 0);
    }
}
