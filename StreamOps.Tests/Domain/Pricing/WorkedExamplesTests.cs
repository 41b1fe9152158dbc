using System.Text.Json;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;
using StreamOps.Tests.Support;

namespace StreamOps.Tests.Domain.Pricing;

/// <summary>Examples that vendors print, by the name they have in the shared collection.</summary>
public sealed class WorkedExamplesTests
{
    [Fact]
    public void CF1_Two_people_of_half_an_hour_are_sixty_delivered_minutes() => Assert.Equal((60m, 0.06m), Delivered(Given.Usage(30, hls: 2)));

    [Fact]
    public void CF2_With_nobody_watching_only_the_recording_costs()
    {
        var lines = StreamCost.Of(Given.Hybrid with { Mode = StreamMode.HlsOnly }, [Given.Usage(60)], Given.Published);
        Assert.Equal([("cloudflare/storage", 30)], Given.Shown(lines));
    }

    [Fact]
    public void CF5_A_thousand_viewers_for_a_minute_are_a_dollar() => Assert.Equal((1000m, 1.00m), Delivered(Given.Usage(1, hls: 1000)));

    [Fact]
    public void CF7_Minutes_of_all_countries_are_delivered_minutes()
    {
        using var answer = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf("webhooks/cloudflare/graphql-minutes-viewed.json")));
        var minutes = answer.RootElement.GetProperty("data").GetProperty("viewer").GetProperty("accounts")[0]
            .GetProperty("streamMinutesViewedAdaptiveGroups").EnumerateArray()
            .Sum(group => group.GetProperty("sum").GetProperty("minutesViewed").GetInt64());
        Assert.Equal(3487, minutes);
        Assert.Equal(3.487m, Given.Published.On(Given.Day, PriceBasis.DeliveredMinutes, ResolutionTier.Hd).Single().Of(minutes * Given.Minute));
    }

    [Fact]
    public void AG1_Standard_minutes_weigh_by_tier_and_are_rounded_up_once()
    {
        Assert.Equal(28m, StandardMinutes.Billed(
            [(ResolutionTier.Hd, AudienceKind.Interactive, 360m), (ResolutionTier.Audio, AudienceKind.Broadcast, 360m)]));
        Assert.Equal(1_440m, 360m * StandardMinutes.FactorOf(ResolutionTier.Hd, AudienceKind.Interactive));
        Assert.Equal(205.2m, 360m * StandardMinutes.FactorOf(ResolutionTier.Audio, AudienceKind.Broadcast));
        Assert.Equal(0m, StandardMinutes.Billed([]));
    }

    [Fact]
    public void AG5_Each_tier_is_rounded_up_once_in_the_month()
    {
        Assert.Equal(1m, BilledMinutes(ResolutionTier.Audio, 20, 20, 19));
        Assert.Equal(2m, BilledMinutes(ResolutionTier.Hd, 30, 31));
    }

    [Fact]
    public void AG11_Who_receives_nothing_is_billed_as_audio()
    {
        var lone = StreamCost.Of(Given.Hybrid with { Tier = ResolutionTier.TwoKPlus }, [Given.Usage(1000)], Given.Published);
        Assert.Equal(0.99m, lone.Single(l => l.Kind == CostKind.AgoraStreaming).AmountUsd);

        var two = StreamCost.Of(Given.Hybrid with { Hosts = 2 }, [Given.Usage(1000)], Given.Published);
        Assert.Equal(2 * 3.99m, two.Single(l => l.Kind == CostKind.AgoraStreaming).AmountUsd);
    }

    [Fact]
    public void MP1_Audio_is_pushed_dearer_while_it_is_co_hosted()
    {
        var coHosted = Pushed(PriceBasis.MixedMinutes);
        var alone = Pushed(PriceBasis.TranscodedMinutes);
        Assert.Equal((0.0798m, 0.0398m, 0.1196m), (coHosted, alone, coHosted + alone));
    }

    [Fact]
    public void AW1_Unlike_units_add_up_in_one_total()
    {
        CostPart Hours(decimal usdPerHour, int hours) => new(Given.Price(usdPerHour, unitMinutes: 60, kind: new CostKind("aws", "live")), hours * Given.Hour);
        var live = Given.Line(Hours(0.294m, 1), Hours(0.354m, 4));
        Assert.Equal(1.71m, live.AmountUsd);
        Assert.Equal(6900, live.MonthCents + 1 + 4 + 6724);
    }

    private static (decimal Minutes, decimal Usd) Delivered(DayUsage usage)
    {
        var line = StreamCost.Of(Given.Hybrid, [usage], Given.Published).Single(l => l.Kind == CostKind.CloudflareDelivery);
        return (line.ViewerMinutes, line.AmountUsd);
    }

    private static decimal BilledMinutes(ResolutionTier tier, params int[] seconds)
    {
        var price = Given.Price(1m, unitMinutes: 1, rounding: VendorRounding.WholeMinute, tier: tier);
        return CostLine.Merge(seconds.Select(s => Given.Line(new CostPart(price, s * 1000)))).Single().MonthAmountUsd;
    }

    private static decimal Pushed(PriceBasis basis) => Given.Published.On(Given.Day, basis, ResolutionTier.Audio).Single().Of(20 * Given.Minute);
}
