using System.Text.Json.Serialization;

namespace StreamOps.Domain.Alerts;

/// <summary>What it means that a rule sees nothing. The end of a stream is no lack of data: it resolves.</summary>
public enum NoDataPolicy
{
    /// <summary>Shown as a state of its own, told to nobody. An alert that fires goes on.</summary>
    [JsonStringEnumMemberName("show")]
    Show,

    /// <summary>As bad as the condition itself.</summary>
    [JsonStringEnumMemberName("fire")]
    Fire,

    /// <summary>Whatever was, is.</summary>
    [JsonStringEnumMemberName("keep")]
    Keep,
}
