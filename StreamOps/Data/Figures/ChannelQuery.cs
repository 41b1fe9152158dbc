using System.Text.Json.Serialization;

namespace StreamOps.Data.Figures;

/// <summary>What a list of channels can be sorted by.</summary>
public enum ChannelSort
{
    [JsonStringEnumMemberName("name")]
    Name,

    /// <summary>Start of the last stream.</summary>
    [JsonStringEnumMemberName("last")]
    Last,

    /// <summary>Viewers now, by the newest sample.</summary>
    [JsonStringEnumMemberName("viewers")]
    Viewers,

    /// <summary>On air first.</summary>
    [JsonStringEnumMemberName("live")]
    Live,
}

/// <summary>What a list of channels can be narrowed to.</summary>
public enum ChannelFilter
{
    [JsonStringEnumMemberName("all")]
    All,

    /// <summary>On air.</summary>
    [JsonStringEnumMemberName("live")]
    Live,

    /// <summary>On air and fair, poor or without data: what the live wall puts first.</summary>
    [JsonStringEnumMemberName("look")]
    Look,
}

/// <summary>Which channels somebody asks for, in which order.</summary>
/// <param name="Search">Part of the name, of the external id, or of the seller's name or address; null: all.</param>
/// <param name="Page">From 1.</param>
public sealed record ChannelQuery(string? Search, ChannelFilter Only, ChannelSort By, bool Descending, int Page, int PageSize);
