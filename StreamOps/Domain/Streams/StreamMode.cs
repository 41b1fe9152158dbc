using System.Text.Json.Serialization;

namespace StreamOps.Domain.Streams;

/// <summary>How a stream reaches its viewers.</summary>
public enum StreamMode
{
    /// <summary>Published over Agora, relayed to Cloudflare, watched over HLS (and by a few over RTC).</summary>
    [JsonStringEnumMemberName("hybrid")]
    Hybrid,

    /// <summary>Published and watched over Agora alone.</summary>
    [JsonStringEnumMemberName("agora-only")]
    AgoraOnly,

    /// <summary>Published straight to Cloudflare, watched over HLS.</summary>
    [JsonStringEnumMemberName("hls-only")]
    HlsOnly,
}
