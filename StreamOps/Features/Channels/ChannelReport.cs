using StreamOps.Components;
using StreamOps.Data.Figures;
using StreamOps.Data.Streams;
using StreamOps.Domain.Health;
using StreamOps.Domain.Reports;

namespace StreamOps.Features.Channels;

/// <summary>Everything that the page of a channel shows.</summary>
/// <param name="Before">The period before it.</param>
/// <param name="Streams">One page of the streams that were on air in the period, or of all.</param>
/// <param name="Sort">Their order, as the address says it; null: newest first.</param>
/// <param name="CostsUsd">By stream, of that page.</param>
public sealed record ChannelReport(
    ChannelRow Channel,
    ChannelPeriod Period,
    ChannelStats Stats,
    ChannelStats Before,
    ChannelCost Cost,
    IReadOnlyList<AudienceAt> Audience,
    IReadOnlyList<StreamFigures> Streams,
    int StreamTotal,
    int Page,
    string? Sort,
    IReadOnlyDictionary<long, decimal> CostsUsd,
    StreamFigures? Live)
{
    public const int PageSize = 20;

    /// <summary>What the month books of closed ones because of this channel's streams; none in a range of days.</summary>
    public IReadOnlyList<StatementAdjustment> Adjustments { get; init; } = [];

    /// <summary>How the ended ones of the listed streams went.</summary>
    public IReadOnlyDictionary<long, PastHealth> Healths { get; init; } = new Dictionary<long, PastHealth>();

    /// <summary>The list goes beyond the period.</summary>
    public bool HasAllStreams { get; init; }

    public string Order => Sort ?? "-start";

    /// <summary>What is chosen beside the period, which a change of the period must not lose.</summary>
    public IReadOnlyDictionary<string, string> KeepList
    {
        get
        {
            var keep = new Dictionary<string, string>();
            if (Sort is not null)
            {
                keep["sort"] = Sort;
            }

            if (HasAllStreams)
            {
                keep["streams"] = "all";
            }

            return keep;
        }
    }

    /// <summary>The same page with the other list of streams.</summary>
    public string OtherStreams => Query.Of(Path, Keep, ("streams", HasAllStreams ? null : "all")) + "#streams";

    /// <summary>The address without its page.</summary>
    public IReadOnlyDictionary<string, string> Keep => Period.Keep.Concat(KeepList).ToDictionary(p => p.Key, p => p.Value);

    public ChartTable Chart { get; } = ChannelChart.Of(Period, Audience);

    public string CsvLink => Query.Of(Path, Period.Keep, ("csv", Chart.Name));

    public string Path => $"/channels/{Channel.Id}";
}

/// <summary>What the streams of a period cost, USD: booked, rounded up to a cent once, and what a stream on air shows as its cost so far.</summary>
/// <param name="ShownUsd">Of the billing month where the period is one; else of the streams that began in it.</param>
/// <param name="AccruedUsd">The part of it that the stream on air has run up.</param>
/// <param name="BegunUsd">Of the streams that began in the period, to be held against <paramref name="BegunBeforeUsd"/>.</param>
/// <param name="BegunBeforeUsd">Of those that began in the period before.</param>
public sealed record ChannelCost(decimal ShownUsd, decimal AccruedUsd, decimal BegunUsd, decimal BegunBeforeUsd);
