using System.Text.Json.Serialization;
using StreamOps.Domain.Streams;

namespace StreamOps.Domain.Health;

/// <summary>How well a stream goes on air.</summary>
public enum HealthGrade
{
    [JsonStringEnumMemberName("good")]
    Good,

    [JsonStringEnumMemberName("fair")]
    Fair,

    [JsonStringEnumMemberName("poor")]
    Poor,

    [JsonStringEnumMemberName("no-data")]
    NoData,
}

/// <summary>Newest facts about a live stream. Null means that the source did not say.</summary>
/// <param name="SinceLastSample">Age of the newest sample; null where there is none.</param>
/// <param name="MaxGap">3 sampling intervals: older samples say nothing about now.</param>
public readonly record struct HealthFacts(
    TimeSpan? SinceLastSample, TimeSpan MaxGap, StreamMode Mode, RelayStatus Relay, bool ViewersKnown, int? BitrateKbps, decimal? FrameRate, decimal? PacketLossPercent);

/// <summary>A verdict with its reason and what to do.</summary>
public sealed record StreamHealth(HealthGrade Grade, string Reason)
{
    /// <summary>Cloudflare Stream's ingest range, from its page on starting a live stream: 2 to 14 Mbps combined.</summary>
    private const int LowestBitrateKbps = 2_000;
    private const int HighestBitrateKbps = 14_000;

    /// <summary>Order in which somebody should look: 0 is the first. A known fault comes before the unknown.</summary>
    public int Urgency => Grade switch
    {
        HealthGrade.Poor => 0,
        HealthGrade.NoData => 1,
        HealthGrade.Fair => 2,
        _ => 3,
    };

    public static StreamHealth Of(HealthFacts facts)
    {
        if (facts.SinceLastSample is not { } age || age > facts.MaxGap)
        {
            return new StreamHealth(HealthGrade.NoData, "No sample arrives. Check the sampler and the vendor connections.");
        }

        var relayed = facts.Mode == StreamMode.Hybrid;
        var ingested = facts.Mode != StreamMode.AgoraOnly;
        return facts switch
        {
            { Relay: RelayStatus.Error } when relayed =>
                new(HealthGrade.Poor, "The relay to Cloudflare fails. Restart the relay; check stream key, codec (H.264/AAC) and keyframe interval (2 to 10 s)."),
            { Relay: RelayStatus.Stopped } when relayed =>
                new(HealthGrade.Poor, "The relay to Cloudflare has stopped. Start it again: HLS viewers see nothing."),
            { PacketLossPercent: > 10 } =>
                new(HealthGrade.Poor, "More than 10 % of the publisher's packets are lost. Move to a better network."),
            { BitrateKbps: 0 } =>
                new(HealthGrade.Poor, "No media arrives. Check the publisher's camera and connection."),
            { ViewersKnown: false } =>
                new(HealthGrade.NoData, "The number of viewers is not known. See System health for the vendor's error."),
            { BitrateKbps: < LowestBitrateKbps } when ingested =>
                new(HealthGrade.Fair, "The bitrate is under Cloudflare's 2 Mbps floor. Raise the encoder's bitrate."),
            { BitrateKbps: > HighestBitrateKbps } when ingested =>
                new(HealthGrade.Fair, "The bitrate is over Cloudflare's 14 Mbps ceiling. Lower the encoder's bitrate."),
            { PacketLossPercent: > 3 } =>
                new(HealthGrade.Fair, "More than 3 % of the publisher's packets are lost. Watch the network."),
            { FrameRate: < 15 } =>
                new(HealthGrade.Fair, "Under 15 frames a second. The publisher's device may be overloaded."),
            { Relay: RelayStatus.Starting } when relayed =>
                new(HealthGrade.Fair, "The relay is starting."),
            _ => new(HealthGrade.Good, "Samples arrive, the relay carries, the figures are inside the vendors' limits."),
        };
    }
}
