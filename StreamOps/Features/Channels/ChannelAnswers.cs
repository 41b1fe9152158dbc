using StreamOps.Data.Figures;
using StreamOps.Domain.Streams;
using StreamOps.Platform.Reads;

namespace StreamOps.Features.Channels;

/// <summary>A channel in a list.</summary>
/// <param name="Streams">How many it ever had.</param>
/// <param name="LastStartedAt">Start of the latest; null: none yet.</param>
public sealed record ChannelItem(
    long Id,
    string ExternalId,
    string Name,
    string SellerEmail,
    string? AgoraChannel,
    string? CloudflareLiveInputId,
    ResolutionTier Tier,
    RelayPath Relay,
    int Streams,
    DateTimeOffset? LastStartedAt,
    bool IsActive)
{
    public static ChannelItem Of(ChannelLine line) => new(
        line.Channel.Id,
        line.Channel.ExternalId,
        line.Channel.Name,
        line.SellerEmail,
        line.Channel.AgoraChannel,
        line.Channel.CloudflareLiveInputId,
        line.Channel.Tier,
        line.Channel.Relay,
        line.Streams,
        line.LastStartedAt,
        line.Live is not null);
}

/// <summary>A channel over a span of time.</summary>
/// <param name="TotalDurationSeconds">Live time, whole seconds.</param>
/// <param name="PeakViewers">Largest sample; 0 where none knew.</param>
/// <param name="AvgViewers">Over sampled live time, whole.</param>
/// <param name="ViewerMinutes">2 decimals.</param>
/// <param name="Streams">Streams with live time in the span.</param>
/// <param name="CoveragePercent">Sampled live time as a share of live time, 2 decimals.</param>
/// <param name="StartedAt">Of the latest stream in the span.</param>
/// <param name="EndedAt">Of the same; null while it is live.</param>
public sealed record ChannelStatsAnswer(
    long ChannelId,
    long TotalDurationSeconds,
    int PeakViewers,
    int AvgViewers,
    decimal ViewerMinutes,
    int Streams,
    decimal CoveragePercent,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt,
    bool IsActive)
{
    public static ChannelStatsAnswer Of(ChannelStats stats) => new(
        stats.ChannelId,
        stats.LiveMs / 1000,
        stats.Audience.Peak ?? 0,
        stats.Audience.WholeAverage,
        Shown.Decimals(stats.Audience.ViewerMinutes),
        stats.Streams,
        Shown.Decimals(stats.CoveragePercent),
        stats.Latest?.StartedAt,
        stats.Latest?.EndedAt,
        stats.Latest is { EndedAt: null });
}
