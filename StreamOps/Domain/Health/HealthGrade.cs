using System.Text.Json.Serialization;

namespace StreamOps.Domain.Health;

/// <summary>How well a stream, or one leg of it, goes on air.</summary>
public enum HealthGrade
{
    [JsonStringEnumMemberName("good")]
    Good,

    [JsonStringEnumMemberName("fair")]
    Fair,

    [JsonStringEnumMemberName("poor")]
    Poor,

    [JsonStringEnumMemberName("no-data")]
    NoData,
}
