using System.Text.Json.Serialization;

namespace StreamOps.Domain.Reports;

/// <summary>Why a line of a closed month should now be another.</summary>
public enum CorrectionCause
{
    /// <summary>The stream was handed over when its month was closed.</summary>
    [JsonStringEnumMemberName("late-stream")]
    LateStream,

    /// <summary>Its start or end was moved.</summary>
    [JsonStringEnumMemberName("changed-span")]
    ChangedSpan,

    /// <summary>Samples or hosts came late: as long on air, another quantity.</summary>
    [JsonStringEnumMemberName("late-usage")]
    LateUsage,

    /// <summary>The same quantities at another price.</summary>
    [JsonStringEnumMemberName("changed-price")]
    ChangedPrice,
}
