using System.Text.Json.Serialization;

namespace StreamOps.Domain.Reconciliation;

/// <summary>What a metered quantity belongs to.</summary>
public enum ViewNature
{
    /// <summary>A stream that is known here, on a day on which it was live.</summary>
    [JsonStringEnumMemberName("live")]
    Live,

    /// <summary>A recording, on a day on which it was live no more.</summary>
    [JsonStringEnumMemberName("replay")]
    Replay,

    /// <summary>Live at the vendor, and unknown here.</summary>
    [JsonStringEnumMemberName("unseen")]
    Unseen,

    /// <summary>Of another project of the account.</summary>
    [JsonStringEnumMemberName("foreign")]
    Foreign,

    /// <summary>Minutes stored, whenever they were recorded.</summary>
    [JsonStringEnumMemberName("kept")]
    Kept,
}
