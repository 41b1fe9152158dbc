using System.Text.Json.Serialization;

namespace StreamOps.Domain.Streams;

/// <summary>Agora's billing tiers, by the sum of the pixels that one user receives at once (aggregate resolution).</summary>
public enum ResolutionTier
{
    [JsonStringEnumMemberName("audio")]
    Audio,

    [JsonStringEnumMemberName("hd")]
    Hd,

    [JsonStringEnumMemberName("full-hd")]
    FullHd,

    [JsonStringEnumMemberName("2k")]
    TwoK,

    [JsonStringEnumMemberName("2k-plus")]
    TwoKPlus,
}
