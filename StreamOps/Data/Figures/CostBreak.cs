using System.Text.Json.Serialization;
using StreamOps.Domain.Pricing;
using StreamOps.Domain.Time;

namespace StreamOps.Data.Figures;

/// <summary>What a month's booked cost is broken down by; the order is that of going deeper.</summary>
public enum CostBreak
{
    [JsonStringEnumMemberName("service")]
    Service,

    /// <summary>Service and cost type: a line of the month.</summary>
    [JsonStringEnumMemberName("type")]
    Type,

    [JsonStringEnumMemberName("seller")]
    Seller,

    [JsonStringEnumMemberName("channel")]
    Channel,

    [JsonStringEnumMemberName("day")]
    Day,

    [JsonStringEnumMemberName("stream")]
    Stream,
}

/// <summary>What part of a month's booked cost is asked for. Null takes everything.</summary>
/// <param name="Service">agora, cloudflare or cdn.</param>
/// <param name="Day">Billing day.</param>
public sealed record CostFilter(BillingMonth Month, string? Service = null, CostKind? Line = null, long? ChannelId = null, Guid? SellerId = null, DateOnly? Day = null)
{
    public bool Takes(CostKind kind) => (Service is null || kind.Service == Service) && (Line is null || kind == Line);
}

/// <summary>In which order rows come and which of them are asked for.</summary>
/// <param name="ByName">By name, streams of one channel by their number and days in their order; else by amount.</param>
/// <param name="Page">From 1.</param>
public sealed record CostOrder(bool ByName, bool Descending, int Page, int PageSize);

/// <summary>One row of a breakdown.</summary>
/// <param name="Key">As a filter writes it: a service, a line, an id, a day.</param>
/// <param name="Name">Of a channel, a seller, or the channel of a stream; empty where the key says it.</param>
/// <param name="StartedAt">Of a stream, UTC.</param>
/// <param name="Streams">Streams behind the amount.</param>
/// <param name="AmountUsd">Exact, before any rounding of the month.</param>
public sealed record CostShare(string Key, string Name, DateTimeOffset? StartedAt, int Streams, decimal AmountUsd);

/// <summary>A page of a breakdown.</summary>
/// <param name="Total">Rows on all pages.</param>
/// <param name="Streams">Streams behind all pages, each counted once.</param>
/// <param name="AmountUsd">Of all pages, exact.</param>
public sealed record CostShares(IReadOnlyList<CostShare> Rows, int Total, int Streams, decimal AmountUsd);
