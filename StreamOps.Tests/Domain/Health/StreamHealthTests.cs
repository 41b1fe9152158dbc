using StreamOps.Domain.Health;
using StreamOps.Domain.Streams;

namespace StreamOps.Tests.Domain.Health;

public sealed class StreamHealthTests
{
    private static readonly HealthFacts Fine = new(
        TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(15), StreamMode.Hybrid, RelayStatus.Active, true, 4_000, 30m, 0.1m);

    public static readonly TheoryData<string, HealthFacts, HealthGrade, string> Verdicts = new()
    {
        { "all well", Fine, HealthGrade.Good, "Samples arrive" },
        { "a source that says little is no fault", Fine with { BitrateKbps = null, FrameRate = null, PacketLossPercent = null }, HealthGrade.Good, "Samples arrive" },
        { "a sample of exactly the longest gap still counts", Fine with { SinceLastSample = TimeSpan.FromSeconds(15) }, HealthGrade.Good, "Samples arrive" },
        { "an older one does not", Fine with { SinceLastSample = TimeSpan.FromSeconds(15.001) }, HealthGrade.NoData, "No sample" },
        { "none at all", Fine with { SinceLastSample = null }, HealthGrade.NoData, "No sample" },
        { "old facts are no verdict", Fine with { SinceLastSample = null, Relay = RelayStatus.Error }, HealthGrade.NoData, "No sample" },
        { "relay fails", Fine with { Relay = RelayStatus.Error }, HealthGrade.Poor, "relay to Cloudflare fails" },
        { "relay fails and viewers unknown", Fine with { Relay = RelayStatus.Error, ViewersKnown = false }, HealthGrade.Poor, "relay to Cloudflare fails" },
        { "relay stopped", Fine with { Relay = RelayStatus.Stopped }, HealthGrade.Poor, "stopped" },
        { "relay starting", Fine with { Relay = RelayStatus.Starting }, HealthGrade.Fair, "starting" },
        { "no relay is needed without Cloudflare", Fine with { Mode = StreamMode.AgoraOnly, Relay = RelayStatus.Stopped }, HealthGrade.Good, "Samples arrive" },
        { "nor by who publishes to Cloudflare", Fine with { Mode = StreamMode.HlsOnly, Relay = RelayStatus.Stopped }, HealthGrade.Good, "Samples arrive" },
        { "viewers unknown", Fine with { ViewersKnown = false }, HealthGrade.NoData, "not known" },
        { "no media", Fine with { BitrateKbps = 0 }, HealthGrade.Poor, "No media" },
        { "no media goes before unknown viewers", Fine with { BitrateKbps = 0, ViewersKnown = false }, HealthGrade.Poor, "No media" },
        { "under Cloudflare's floor", Fine with { BitrateKbps = 1_999 }, HealthGrade.Fair, "1.999 Mbps, under Cloudflare's floor of 2 Mbps" },
        { "on the floor", Fine with { BitrateKbps = 2_000 }, HealthGrade.Good, "Samples arrive" },
        { "on the ceiling", Fine with { BitrateKbps = 14_000 }, HealthGrade.Good, "Samples arrive" },
        { "over the ceiling", Fine with { BitrateKbps = 14_001 }, HealthGrade.Fair, "14.001 Mbps, over Cloudflare's ceiling of 14 Mbps" },
        { "the floor is there for every ingest", Fine with { Mode = StreamMode.HlsOnly, BitrateKbps = 1_999 }, HealthGrade.Fair, "2 Mbps" },
        { "but not for Agora", Fine with { Mode = StreamMode.AgoraOnly, BitrateKbps = 500 }, HealthGrade.Good, "Samples arrive" },
        { "3 % loss", Fine with { PacketLossPercent = 3m }, HealthGrade.Good, "Samples arrive" },
        { "over 3 %", Fine with { PacketLossPercent = 3.1m }, HealthGrade.Fair, "3.1 % of the publisher's packets are lost; up to 3 %" },
        { "10 %", Fine with { PacketLossPercent = 10m }, HealthGrade.Fair, "3 %" },
        { "over 10 %", Fine with { PacketLossPercent = 10.1m }, HealthGrade.Poor, "10.1 % of the publisher's packets are lost; over 10 %" },
        { "15 frames", Fine with { FrameRate = 15m }, HealthGrade.Good, "Samples arrive" },
        { "Cloudflare's bitrate stands in where the sample has none", Fine with { BitrateKbps = null, Ingest = new(1_999, null, null, null) }, HealthGrade.Fair, "1.999 Mbps, under" },
        { "and only there", Fine with { Ingest = new(1_999, null, null, null) }, HealthGrade.Good, "the bitrate of 4.0 Mbps" },
        { "keyframes under the floor", Fine with { Ingest = Measured(keyframe: 1.99m) }, HealthGrade.Fair, "every 1.99 s, under Cloudflare's floor of 2 s" },
        { "keyframes on the floor, where Media Push sets them", Fine with { Ingest = Measured(keyframe: 2m) }, HealthGrade.Good, "a keyframe every 2 s" },
        { "keyframes over the floor", Fine with { Ingest = Measured(keyframe: 2.01m) }, HealthGrade.Good, "a keyframe every 2 s" },
        { "longest under the ceiling", Fine with { Ingest = Measured(longest: 9.99m) }, HealthGrade.Good, "Samples arrive" },
        { "longest on the ceiling", Fine with { Ingest = Measured(longest: 10m) }, HealthGrade.Good, "Samples arrive" },
        { "longest over the ceiling", Fine with { Ingest = Measured(longest: 10.01m) }, HealthGrade.Fair, "Up to 10.01 s pass between two keyframes, over Cloudflare's ceiling of 10 s" },
        { "upload under what Cloudflare asks for", Fine with { Ingest = Measured(upload: 89.9m) }, HealthGrade.Good, "Samples arrive" },
        { "upload no longer under it", Fine with { Ingest = Measured(upload: 90m) }, HealthGrade.Fair, "90 % of the time that it shows; Cloudflare asks for less than 90 %" },
        { "upload short of a stall", Fine with { Ingest = Measured(upload: 99.9m) }, HealthGrade.Fair, "99.9 %" },
        { "upload at a stall", Fine with { Ingest = Measured(upload: 100m) }, HealthGrade.Poor, "from 100 % on viewers stall" },
        { "a stall goes before unknown viewers", Fine with { ViewersKnown = false, Ingest = Measured(upload: 101m) }, HealthGrade.Poor, "stall" },
        { "what Cloudflare measured is nothing to Agora", Fine with { Mode = StreamMode.AgoraOnly, Ingest = new(500, 1m, 20m, 120m) }, HealthGrade.Good, "Samples arrive" },
        { "what was not measured is no fault", Fine with { Ingest = new(null, null, null, null) }, HealthGrade.Good, "Samples arrive" },
        { "fewer", Fine with { FrameRate = 14.9m }, HealthGrade.Fair, "14.9 frames a second, under 15 frames a second" },
    };

    private static IngestReading Measured(decimal keyframe = 4m, decimal? longest = null, decimal upload = 60m) => new(4_000, keyframe, longest ?? keyframe, upload);

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void The_worst_known_fact_decides_and_says_so(string why, HealthFacts facts, HealthGrade grade, string reason)
    {
        var health = StreamHealth.Of(facts);
        Assert.True(grade == health.Grade, $"{why}: {health}");
        Assert.Contains(reason, health.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void Whoever_is_not_well_is_told_what_to_do(string why, HealthFacts facts, HealthGrade grade, string reason)
    {
        var health = StreamHealth.Of(facts);

        Assert.True((grade == HealthGrade.Good) == (health.Advice.Length == 0), $"{why}, {reason}: {health.Advice}");
    }

    [Fact]
    public void A_relay_that_fails_names_what_Cloudflare_takes() =>
        Assert.Contains("2 to 10 s", StreamHealth.Of(Fine with { Relay = RelayStatus.Error }).Advice, StringComparison.Ordinal);

    [Theory]
    [InlineData(true, "Check the program")]
    [InlineData(false, "admins see which")]
    public void Who_is_asked_about_missing_samples_is_who_sends_them_and_nobody_is_sent_where_a_seller_may_not_go(bool isSentOverApi, string words)
    {
        var silent = StreamHealth.Of(Fine with { SinceLastSample = null, IsSentOverApi = isSentOverApi });
        var unknown = StreamHealth.Of(Fine with { ViewersKnown = false, IsSentOverApi = isSentOverApi });

        Assert.Contains(words, silent.Advice, StringComparison.Ordinal);
        Assert.All(new[] { silent, unknown }, h => Assert.True(
            isSentOverApi ? !h.Advice.Contains("System health", StringComparison.Ordinal) : h.Advice.Contains("dmins see", StringComparison.Ordinal)));
    }
}
