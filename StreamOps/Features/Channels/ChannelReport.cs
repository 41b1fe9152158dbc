using StreamOps.Components;
using StreamOps.Data.Figures;
using StreamOps.Data.Streams;

namespace StreamOps.Features.Channels;

/// <summary>Everything that the page of a channel shows.</summary>
/// <param name="Streams">One page of all its streams, newest first.</param>
/// <param name="CostsUsd">By stream, of that page.</param>
/// <param name="BookedCents">Records of the month of the period.</param>
/// <param name="AccruedUsd">What the live stream has cost in that month.</param>
public sealed record ChannelReport(
    ChannelRow Channel,
    ChannelPeriod Period,
    ChannelStats Stats,
    IReadOnlyList<AudienceAt> Audience,
    IReadOnlyList<StreamFigures> Streams,
    int StreamTotal,
    int Page,
    IReadOnlyDictionary<long, decimal> CostsUsd,
    StreamFigures? Live,
    long BookedCents,
    decimal AccruedUsd)
{
    public const int PageSize = 20;

    public ChartTable Chart { get; } = ChannelChart.Of(Period, Audience);

    public string CsvLink => Query.Of(Path, Period.Keep, ("csv", Chart.Name));

    public string Path => $"/channels/{Channel.Id}";
}
