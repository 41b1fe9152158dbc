using Bunit;
using StreamOps.Components;
using StreamOps.Domain.Health;

namespace StreamOps.Tests.Components;

/// <summary>The picture that arrives, as its card shows it.</summary>
public sealed class IngestFactsTests : BunitContext
{
    private static readonly DateTimeOffset Minute = new(2026, 10, 12, 14, 3, 0, TimeSpan.Zero);

    [Fact]
    public void What_nobody_measures_is_said_so_and_is_never_a_zero()
    {
        var card = Render<IngestFacts>();

        Assert.All(card.FindAll("dd"), dd => Assert.Equal("not measured", dd.TextContent));
        Assert.Contains("none yet", card.Find(".health-source").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("0", card.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void What_Cloudflare_measured_stands_with_its_minute_and_source()
    {
        var card = Render<IngestFacts>(p => p
            .Add(f => f.Ingest, new IngestReading(2_480, 4m, 4.1m, 65m))
            .Add(f => f.At, Minute)
            .Add(f => f.Codec, "H.264 and AAC"));

        Assert.Equal(["2,480", "4.0", "65.0%", "H.264 and AAC", "not measured", "not measured"], card.FindAll("dd").Select(d => d.TextContent));
        Assert.Matches(@"Bitrate, keyframes and upload: Cloudflare, last measured minute\s+14:03:00 UTC\.", card.Find(".health-source").TextContent);
    }

    [Fact]
    public void A_bitrate_that_was_handed_over_goes_before_what_Cloudflare_measured()
    {
        var card = Render<IngestFacts>(p => p
            .Add(f => f.BitrateKbps, 4_500)
            .Add(f => f.IsSentOverApi, true)
            .Add(f => f.Ingest, new IngestReading(2_480, 4m, 4.1m, 65m))
            .Add(f => f.At, Minute));

        Assert.Equal("4,500", card.Find("dd").TextContent);
        Assert.Contains("Bitrate, frames and loss: samples sent over the API", card.Find(".health-source").TextContent, StringComparison.Ordinal);
    }
}
