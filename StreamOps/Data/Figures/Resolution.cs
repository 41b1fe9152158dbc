using System.Text.Json.Serialization;

namespace StreamOps.Data.Figures;

/// <summary>How finely a channel's metrics are told.</summary>
public enum Resolution
{
    /// <summary>The samples themselves.</summary>
    [JsonStringEnumMemberName("raw")]
    Raw,

    /// <summary>UTC minutes.</summary>
    [JsonStringEnumMemberName("minute")]
    Minute,

    /// <summary>UTC hours.</summary>
    [JsonStringEnumMemberName("hour")]
    Hour,

    /// <summary>Billing days.</summary>
    [JsonStringEnumMemberName("day")]
    Day,
}
