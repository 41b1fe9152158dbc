using System.Text.Json.Serialization;

namespace StreamOps.Domain.Alerts;

/// <summary>How soon somebody has to look.</summary>
public enum Severity
{
    /// <summary>Good to know.</summary>
    [JsonStringEnumMemberName("info")]
    Info,

    /// <summary>Within the day.</summary>
    [JsonStringEnumMemberName("warning")]
    Warning,

    /// <summary>Now: viewers or money are being lost.</summary>
    [JsonStringEnumMemberName("critical")]
    Critical,
}
