using System.Text.Json.Serialization;

namespace StreamOps.Domain.Pricing;

/// <summary>What a price is charged for. Sources: Agora and Cloudflare price pages, see docs/decisions and Domain/README.md.</summary>
public enum PriceBasis
{
    /// <summary>Live time of a stream, whoever takes part (the flat constants of preset <c>phase6</c>).</summary>
    [JsonStringEnumMemberName("stream-minutes")]
    StreamMinutes,

    /// <summary>Hosts times live time. A lone publisher receives nothing and is billed as audio; several receive each other.</summary>
    [JsonStringEnumMemberName("host-minutes")]
    HostMinutes,

    /// <summary>Viewer-minutes over RTC.</summary>
    [JsonStringEnumMemberName("audience-minutes")]
    AudienceMinutes,

    /// <summary>Minutes in which a Media Push converter subscribes to the channel.</summary>
    [JsonStringEnumMemberName("relayed-minutes")]
    RelayedMinutes,

    /// <summary>Media Push transcoding, one host, unchanged profile.</summary>
    [JsonStringEnumMemberName("transcoded-minutes")]
    TranscodedMinutes,

    /// <summary>Media Push transcoding of several hosts into one picture.</summary>
    [JsonStringEnumMemberName("mixed-minutes")]
    MixedMinutes,

    /// <summary>Web page recording with CDN push.</summary>
    [JsonStringEnumMemberName("web-recorded-minutes")]
    WebRecordedMinutes,

    /// <summary>Cloud recording.</summary>
    [JsonStringEnumMemberName("recorded-minutes")]
    RecordedMinutes,

    /// <summary>Viewer-minutes over HLS.</summary>
    [JsonStringEnumMemberName("delivered-minutes")]
    DeliveredMinutes,

    /// <summary>Minutes of recording kept, for a full month, in the month of the stream.</summary>
    [JsonStringEnumMemberName("stored-minutes")]
    StoredMinutes,

    /// <summary>Comparison only: a host minute, had Agora carried everything.</summary>
    [JsonStringEnumMemberName("agora-only-host-minutes")]
    AgoraOnlyHostMinutes,

    /// <summary>Comparison only: a viewer-minute of the interactive audience, had Agora carried everything.</summary>
    [JsonStringEnumMemberName("agora-only-audience-minutes")]
    AgoraOnlyAudienceMinutes,

    /// <summary>Comparison only: a viewer-minute of the broadcast audience, had Agora carried everything.</summary>
    [JsonStringEnumMemberName("agora-only-broadcast-minutes")]
    AgoraOnlyBroadcastMinutes,
}
