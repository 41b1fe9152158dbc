using StreamOps.Domain.Health;
using StreamOps.Domain.Streams;

namespace StreamOps.Tests.Domain.Health;

public sealed class StreamLegsTests
{
    private static readonly HealthFacts Fine = new(
        TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(15), StreamMode.Hybrid, RelayStatus.Active, true, 4_500, 29.9m, 0.2m);

    [Fact]
    public void A_hybrid_stream_goes_in_over_and_out_each_leg_with_its_figures()
    {
        var legs = StreamLegs.Of(Fine, true, (1_234, 2));

        Assert.Equal(("Publishing", "Relaying", "On air"), (legs.Agora.State, legs.Relay.State, legs.Cloudflare.State));
        Assert.Equal("4.5 Mbps · 29.9 fps · 0.2 % loss · 2 over RTC", FormattableString.Invariant(legs.Agora.Figures!));
        Assert.Equal("1,234 over HLS", FormattableString.Invariant(legs.Cloudflare.Figures!));
    }

    [Fact]
    public void What_Cloudflare_measures_coming_in_stands_on_its_own_leg() => Assert.Equal(
        "2.48 Mbps in · 1,234 over HLS",
        FormattableString.Invariant(StreamLegs.Of(Fine with { Ingest = new(2_480, 4m, 4m, 65m) }, true, (1_234, 2)).Cloudflare.Figures!));

    [Fact]
    public void A_leg_that_the_stream_does_not_have_is_not_used()
    {
        var agora = StreamLegs.Of(Fine with { Mode = StreamMode.AgoraOnly }, true, (null, 5));
        var hls = StreamLegs.Of(Fine with { Mode = StreamMode.HlsOnly }, true, (5, null));

        Assert.Equal((null, null), (agora.Relay.Grade, agora.Cloudflare.Grade));
        Assert.Equal((null, null), (hls.Agora.Grade, hls.Relay.Grade));
    }

    [Fact]
    public void What_a_leg_does_not_say_is_no_data_and_never_a_zero()
    {
        var silent = StreamLegs.Of(Fine with { BitrateKbps = null, FrameRate = null, PacketLossPercent = null }, true, (null, null));
        var old = StreamLegs.Of(Fine with { SinceLastSample = TimeSpan.FromMinutes(1) }, true, (5, 5));

        Assert.All([silent.Agora, silent.Cloudflare, old.Agora, old.Relay, old.Cloudflare], leg =>
            Assert.Equal((HealthGrade.NoData, "No data", null), (leg.Grade, leg.State, leg.Figures)));
    }

    [Theory]
    [InlineData(RelayStatus.Active, HealthGrade.Good, "On air")]
    [InlineData(RelayStatus.Starting, HealthGrade.Fair, "Waiting")]
    [InlineData(RelayStatus.Stopped, HealthGrade.Poor, "Nothing comes in")]
    [InlineData(RelayStatus.Error, HealthGrade.Poor, "Nothing comes in")]
    public void Cloudflare_is_on_air_only_while_the_relay_carries(RelayStatus status, HealthGrade grade, string state)
    {
        var relayed = StreamLegs.Of(Fine with { Relay = status }, true, (0, 1)).Cloudflare;

        Assert.Equal((grade, state), (relayed.Grade, relayed.State));
        Assert.Equal(HealthGrade.Good, StreamLegs.Of(Fine with { Mode = StreamMode.HlsOnly, Relay = status }, true, (0, 1)).Cloudflare.Grade);
    }

    [Theory]
    [InlineData(RelayStatus.Starting, HealthGrade.Fair)]
    [InlineData(RelayStatus.Stopped, HealthGrade.Poor)]
    [InlineData(RelayStatus.Error, HealthGrade.Poor)]
    public void A_relay_that_does_not_carry_is_graded(RelayStatus status, HealthGrade grade) =>
        Assert.Equal(grade, StreamLegs.Of(Fine with { Relay = status }, true, (1, 1)).Relay.Grade);
}
