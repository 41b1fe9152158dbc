using System.Text.Json.Serialization;

namespace StreamOps.Domain.Streams;

/// <summary>State of the leg that carries a stream from Agora to Cloudflare.</summary>
public enum RelayStatus
{
    [JsonStringEnumMemberName("starting")]
    Starting,

    [JsonStringEnumMemberName("active")]
    Active,

    [JsonStringEnumMemberName("stopped")]
    Stopped,

    [JsonStringEnumMemberName("error")]
    Error,
}
