using Bunit;
using StreamOps.Components;
using StreamOps.Domain.Health;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Streams;
using StreamOps.Domain.Usage;

namespace StreamOps.Tests.Components;

/// <summary>The pieces of live pages.</summary>
public sealed class LiveTests : BunitContext
{
    [Fact]
    public void A_sparkline_breaks_where_nothing_is_known()
    {
        Assert.Equal("M0 22L25 12M75 2L100 2", SparkPath.Of([0, 5, null, 10, 10]));
        Assert.Equal("", SparkPath.Of([null, null]));
    }

    [Theory]
    [InlineData(140, "rising, +40 in 5 min")]
    [InlineData(60, "falling, −40 in 5 min")]
    [InlineData(102, "steady, +2 in 5 min")]
    [InlineData(100, "steady for 5 min")]
    [InlineData(null, "no trend yet")]
    public void A_trend_says_its_direction_and_number_in_words(int? now, string words) => Assert.Equal(words, TrendNote.Words(ViewerTrend.Of(100, now)));

    [Fact]
    public void The_way_of_a_stream_shows_each_legs_state_and_since_when_the_relay_has_its_own()
    {
        var facts = new HealthFacts(TimeSpan.Zero, TimeSpan.FromSeconds(15), StreamMode.Hybrid, RelayStatus.Error, true, 4_500, null, null);
        var strip = Render<LegStrip>(p => p
            .Add(s => s.Legs, StreamLegs.Of(facts, true, (null, 3)))
            .Add(s => s.RelaySince, new DateTimeOffset(2026, 10, 12, 14, 3, 22, TimeSpan.Zero)));

        Assert.Equal(["good", "poor", "poor"], strip.FindAll(".leg").Select(l => l.GetAttribute("data-state")));
        Assert.Equal(["Publishing", "Relay error", "Nothing comes in"], strip.FindAll(".leg-state").Select(l => l.TextContent));
        Assert.Contains("14:03:22 UTC", strip.FindAll(".leg-figures")[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("–", strip.FindAll(".leg-figures")[2].TextContent.Trim());
    }

    [Fact]
    public void The_meter_names_the_assumption_behind_its_month_end_effect()
    {
        var meter = Render<TaxiMeter>(p => p
            .Add(m => m.CostUsd, 4.2m)
            .Add(m => m.PerMinuteUsd, 0.1m)
            .Add(m => m.Outlook, new StreamOutlook(TimeSpan.FromMinutes(90), 10, 12.345m)));

        Assert.Contains("Adds $12.35 to the month's forecast", meter.Find(".meter-month").TextContent, StringComparison.Ordinal);
        Assert.Contains("the median length of the channel's last 10 streams", meter.Find(".meter-note").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_known_viewers_the_meter_says_nothing_of_the_month_instead_of_a_dash_in_a_sentence()
    {
        var meter = Render<TaxiMeter>(p => p
            .Add(m => m.CostUsd, 4.2m)
            .Add(m => m.PerMinuteUsd, null)
            .Add(m => m.Outlook, new StreamOutlook(TimeSpan.FromMinutes(90), 10, null)));

        Assert.All(meter.FindAll("[data-live-if=addsUsd]"), words => Assert.True(words.HasAttribute("hidden")));
        Assert.Equal(2, meter.FindAll("[data-live-if=addsUsd]").Count);
    }

    [Fact]
    public void A_relay_of_which_nothing_is_known_has_no_since()
    {
        var facts = new HealthFacts(null, TimeSpan.FromSeconds(15), StreamMode.Hybrid, RelayStatus.Starting, false, null, null, null);
        var strip = Render<LegStrip>(p => p
            .Add(s => s.Legs, StreamLegs.Of(facts, true, (null, null)))
            .Add(s => s.RelaySince, new DateTimeOffset(2026, 10, 12, 14, 3, 22, TimeSpan.Zero)));

        Assert.Equal("–", strip.FindAll(".leg-figures")[1].TextContent.Trim());
    }

    [Fact]
    public void Where_nobody_is_on_air_neither_the_mark_nor_the_age_looks_alive()
    {
        var dot = Render<LiveDot>(p => p.Add(d => d.Text, "On air").Add(d => d.Idle, true)).Find(".live-dot");
        var note = Render<StaleNote>(p => p.Add(n => n.At, new DateTimeOffset(2026, 10, 12, 14, 3, 22, TimeSpan.Zero)).Add(n => n.Idle, true)).Find("p");

        Assert.Equal(("true", "true"), (dot.GetAttribute("data-live-idle"), note.GetAttribute("data-live-idle")));
        Assert.Equal("Nobody on air", dot.QuerySelector(".live-dot-idle")!.TextContent);
        Assert.Null(Render<LiveDot>().Find(".live-dot").GetAttribute("data-live-idle"));
    }

    [Fact]
    public void A_channel_without_an_ended_stream_says_nothing_about_the_month()
    {
        var meter = Render<TaxiMeter>(p => p.Add(m => m.CostUsd, 4.2m).Add(m => m.PerMinuteUsd, 0.1m).Add(m => m.Outlook, new StreamOutlook(null, 0, null)));

        Assert.Empty(meter.FindAll(".meter-month"));
        Assert.Contains("not known", meter.Find(".meter-note").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_of_age_knows_how_old_its_figures_are_and_whence_they_come()
    {
        var at = new DateTimeOffset(2026, 10, 12, 14, 3, 22, TimeSpan.Zero);
        var note = Render<StaleNote>(p => p.Add(n => n.At, at).Add(n => n.Now, at.AddSeconds(2.5)).Add(n => n.EverySeconds, 5).Add(n => n.Source, "sampled by StreamOps")).Find("p");

        Assert.Equal(("2.5", "5"), (note.GetAttribute("data-age"), note.GetAttribute("data-every")));
        Assert.Contains("as of 14:03:22 UTC", note.TextContent, StringComparison.Ordinal);
        Assert.Contains("sampled by StreamOps", note.TextContent, StringComparison.Ordinal);
    }
}
