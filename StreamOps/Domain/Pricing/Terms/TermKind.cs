using System.Text.Json.Serialization;

namespace StreamOps.Domain.Pricing.Terms;

/// <summary>What a contract or a price page says beyond unit prices: it holds for a vendor account, not for a stream.</summary>
public enum TermKind
{
    /// <summary>Minutes a month that cost nothing, used up in the vendor's order.</summary>
    [JsonStringEnumMemberName("free-minutes")]
    FreeMinutes,

    /// <summary>Per cent off for the minutes of a month beyond some.</summary>
    [JsonStringEnumMemberName("volume-discount")]
    VolumeDiscount,

    /// <summary>Standard minutes a month for a fee; a package takes the place of free minutes and discounts.</summary>
    [JsonStringEnumMemberName("package")]
    Package,

    /// <summary>Standard minutes bought beside a package, for a year.</summary>
    [JsonStringEnumMemberName("top-up")]
    TopUp,

    /// <summary>Storage bought in blocks, for a time.</summary>
    [JsonStringEnumMemberName("storage-blocks")]
    StorageBlocks,

    /// <summary>A negotiated price in the place of the book's.</summary>
    [JsonStringEnumMemberName("contract-price")]
    ContractPrice,

    [JsonStringEnumMemberName("tax")]
    Tax,

    /// <summary>The currency that the invoice is written in.</summary>
    [JsonStringEnumMemberName("currency")]
    Currency,
}
