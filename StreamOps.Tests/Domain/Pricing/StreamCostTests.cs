using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;

namespace StreamOps.Tests.Domain.Pricing;

public sealed class StreamCostTests
{
    [Fact]
    public void A_price_change_inside_a_stream_splits_it_where_it_happened()
    {
        var book = new PriceBook([Given.Price(1m), Given.Price(3m, from: "2026-10-06", id: 1)]);
        var line = StreamCost.Of(Given.Hybrid, [Given.Usage(60), Given.Usage(120, day: Given.Day.AddDays(1))], book).Single();
        Assert.Equal([(1m, 60 * Given.Minute), (3m, 120 * Given.Minute)], line.Parts.Select(p => (p.Price.UsdPerUnit, p.QuantityMs)));
        Assert.Equal(0.06m + 0.36m, line.AmountUsd);
        Assert.Equal(180m, line.DurationMinutes);
    }

    [Theory]
    [InlineData(RelayPath.MediaPush, 1, "agora/relay", "5.98")]
    [InlineData(RelayPath.MediaPush, 2, "agora/relay", "11.98")]
    [InlineData(RelayPath.WebRecording, 1, "agora/relay", "14")]
    [InlineData(RelayPath.CloudRecording, 1, "agora/recording", "5.99")]
    public void The_relay_path_decides_what_carrying_costs(RelayPath relay, int hosts, string kind, string usdPerThousand)
    {
        var line = StreamCost.Of(Given.Hybrid with { Relay = relay, Hosts = hosts }, [Given.Usage(1000)], Given.Published)
            .Single(l => l.Kind == CostKind.AgoraRelay || l.Kind == CostKind.AgoraRecording);
        Assert.Equal(kind, line.Kind.ToString());
        Assert.Equal(decimal.Parse(usdPerThousand, System.Globalization.CultureInfo.InvariantCulture), line.AmountUsd);
    }

    [Fact]
    public void Each_mode_pays_for_what_it_uses()
    {
        var usage = Given.Usage(1000, hls: 10, rtc: 1);
        Assert.Equal(["agora/streaming", "agora/audience", "agora/relay", "cloudflare/delivery", "cloudflare/storage"], Kinds(StreamMode.Hybrid, usage));
        Assert.Equal(["agora/streaming", "agora/audience"], Kinds(StreamMode.AgoraOnly, usage));
        Assert.Equal(["cloudflare/delivery", "cloudflare/storage"], Kinds(StreamMode.HlsOnly, usage));
    }

    [Fact]
    public void A_stream_s_time_counts_once_in_a_line_whatever_prices_it()
    {
        var book = new PriceBook([Given.Price(1m), Given.Price(1m, basis: PriceBasis.HostMinutes), Given.Price(1m, basis: PriceBasis.StoredMinutes)]);
        Assert.Equal(60m, StreamCost.Of(Given.Hybrid, [Given.Usage(60)], book).Single().DurationMinutes);
    }

    [Fact]
    public void A_price_of_nought_is_no_line() => Assert.Empty(StreamCost.Of(Given.Hybrid, [Given.Usage(60)], new PriceBook([Given.Price(0m)])));

    [Fact]
    public void Streams_alike_may_be_priced_together()
    {
        DayUsage[] days = [Given.Usage(7, hls: 3), Given.Usage(11, hls: 90), Given.Usage(0.001m, hls: 7)];
        var together = new DayUsage(Given.Day, days.Sum(d => d.LiveMs), days.Sum(d => d.HlsMs), 0);
        Assert.Equal(
            CostLine.Merge(days.SelectMany(d => StreamCost.Of(Given.Hybrid, [d], Given.Published))).Select(l => (l.Kind, l.MonthCents, l.DurationMs, l.ViewerMs)),
            StreamCost.Of(Given.Hybrid, [together], Given.Published).Select(l => (l.Kind, l.MonthCents, l.DurationMs, l.ViewerMs)));
    }

    private static string[] Kinds(StreamMode mode, DayUsage usage) =>
        [.. StreamCost.Of(Given.Hybrid with { Mode = mode }, [usage], Given.Published).Select(l => l.Kind.ToString())];
}
