using System.Text.Json.Serialization;

namespace StreamOps.Domain.Pricing;

/// <summary>A price book that ships with the product.</summary>
public enum PricePreset
{
    /// <summary>The three flat constants of the original plan.</summary>
    [JsonStringEnumMemberName("phase6")]
    Phase6,

    /// <summary>The vendors' list prices.</summary>
    [JsonStringEnumMemberName("published")]
    Published,
}
