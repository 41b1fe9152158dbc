using System.Text.Json.Serialization;

namespace StreamOps.Domain.Alerts;

/// <summary>Where an alert stands. <i>Ok</i> is the absence of one, and stands in histories alone.</summary>
public enum AlertState
{
    [JsonStringEnumMemberName("ok")]
    Ok,

    /// <summary>The condition holds, not yet for long enough. Nobody is told.</summary>
    [JsonStringEnumMemberName("pending")]
    Pending,

    /// <summary>Nobody has taken it.</summary>
    [JsonStringEnumMemberName("firing")]
    Firing,

    /// <summary>It goes on, and somebody owns it.</summary>
    [JsonStringEnumMemberName("acknowledged")]
    Acknowledged,

    /// <summary>Nothing is known, which is not well. Nobody is told.</summary>
    [JsonStringEnumMemberName("no-data")]
    NoData,

    [JsonStringEnumMemberName("resolved")]
    Resolved,
}
