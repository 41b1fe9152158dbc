using System.Text.Json.Serialization;

namespace StreamOps.Domain.Streams;

/// <summary>Which Agora service carries the stream to Cloudflare, or records it. They differ in price.</summary>
public enum RelayPath
{
    /// <summary>Agora Media Push: an RTMP converter subscribes and pushes.</summary>
    [JsonStringEnumMemberName("media-push")]
    MediaPush,

    /// <summary>Agora web page recording with its CDN-push service.</summary>
    [JsonStringEnumMemberName("web-recording")]
    WebRecording,

    /// <summary>Agora cloud recording: writes files, does not reach Cloudflare.</summary>
    [JsonStringEnumMemberName("cloud-recording")]
    CloudRecording,
}
