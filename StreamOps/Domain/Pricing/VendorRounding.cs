using System.Text.Json.Serialization;

namespace StreamOps.Domain.Pricing;

/// <summary>How the vendor rounds a month's quantity under one price before it multiplies.</summary>
public enum VendorRounding
{
    /// <summary>Not at all.</summary>
    [JsonStringEnumMemberName("exact")]
    Exact,

    /// <summary>Seconds are summed over the month and rounded up once to a whole minute (Agora, billing page).</summary>
    [JsonStringEnumMemberName("whole-minute")]
    WholeMinute,

    /// <summary>Bought in whole units, such as Cloudflare's prepaid blocks of 1,000 stored minutes.</summary>
    [JsonStringEnumMemberName("whole-unit")]
    WholeUnit,
}
