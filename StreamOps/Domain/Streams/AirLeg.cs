using System.Text.Json.Serialization;

namespace StreamOps.Domain.Streams;

/// <summary>The two ways on which a channel can be seen to be on air.</summary>
public enum AirLeg
{
    /// <summary>A host is in the Agora channel.</summary>
    [JsonStringEnumMemberName("agora")]
    Agora,

    /// <summary>Something is connected to the Cloudflare live input.</summary>
    [JsonStringEnumMemberName("cloudflare")]
    Cloudflare,
}
