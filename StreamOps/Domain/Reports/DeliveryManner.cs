using System.Text.Json.Serialization;

namespace StreamOps.Domain.Reports;

/// <summary>How somebody wants the files of a month.</summary>
public enum DeliveryManner
{
    /// <summary>In the mail itself, as long as it carries them.</summary>
    [JsonStringEnumMemberName("attached")]
    Attached,

    /// <summary>Behind links.</summary>
    [JsonStringEnumMemberName("linked")]
    Linked,
}
