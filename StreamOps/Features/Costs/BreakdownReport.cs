using System.Globalization;
using StreamOps.Components;
using StreamOps.Data.Figures;
using StreamOps.Domain.Streams;

namespace StreamOps.Features.Costs;

/// <summary>A filter that is in force, and the address without it.</summary>
public sealed record FilterChip(string Name, string Value, string Without);

/// <summary>Where a month's booked cost went, one level at a time.</summary>
/// <param name="ChannelName">Of the channel that is filtered for.</param>
/// <param name="SellerName">Of the seller that is filtered for.</param>
public sealed record BreakdownReport(BreakdownQuery Query, CostShares Shares, string? ChannelName, string? SellerName)
{
    /// <summary>The breakdown stands far down the page: its links lead back to it.</summary>
    private const string Anchor = "#where";

    public IReadOnlyDictionary<string, string> Keep { get; } = Query.Keep;

    public CostFilter Filter => Query.Filter;

    public CostBreak Level => Query.Level;

    public string LevelName => Level switch
    {
        CostBreak.Service => "service",
        CostBreak.Type => "service and type",
        CostBreak.Seller => "seller",
        CostBreak.Channel => "channel",
        CostBreak.Day => "day",
        _ => "stream",
    };

    public IEnumerable<(CostBreak Level, string Name, string Href)> Levels => BreakdownQuery.Levels(Filter)
        .Select(level => (level, Title(level), Link(("by", WireName.Of(level)), ("sort", null))));

    public IEnumerable<FilterChip> Chips
    {
        get
        {
            if (Filter.Service is { } service)
            {
                yield return new FilterChip("Service", new Components.CostPart(service, "", 0).ServiceName, Link(("service", null), ("by", null), ("sort", null)));
            }

            if (Filter.Line is { } line)
            {
                yield return new FilterChip("Line", CostWords.Of(line), Link(("line", null), ("by", null), ("sort", null)));
            }

            if (Filter.SellerId is not null)
            {
                yield return new FilterChip("Seller", SellerName ?? "", Link(("seller", null), ("by", null), ("sort", null)));
            }

            if (Filter.ChannelId is not null)
            {
                yield return new FilterChip("Channel", ChannelName ?? "", Link(("channel", null), ("by", null), ("sort", null)));
            }

            if (Filter.Day is { } day)
            {
                yield return new FilterChip("Day", Show.Day(day), Link(("day", null), ("by", null), ("sort", null)));
            }
        }
    }

    /// <summary>One level down from a row; at the end, the records of the stream.</summary>
    public string Down(CostShare row) => Level switch
    {
        CostBreak.Service => Link(("service", row.Key), ("by", WireName.Of(CostBreak.Type)), ("sort", null)),
        CostBreak.Type => Link(("line", row.Key), ("service", null), ("by", null), ("sort", null)),
        CostBreak.Seller => Link(("seller", row.Key), ("by", null), ("sort", null)),
        CostBreak.Channel => Link(("channel", row.Key), ("by", null), ("sort", null)),
        CostBreak.Day => Link(("day", row.Key), ("by", null), ("sort", null)),
        _ => $"/costs/streams/{row.Key}" + (Filter.Line is { } line ? $"#{CostWords.Anchor(line, Filter.Month.ToString())}" : ""),
    };

    public string Name(CostShare row) => Level switch
    {
        CostBreak.Service => new Components.CostPart(row.Key, "", 0).ServiceName,
        CostBreak.Type => KnownLineAttribute.Find(row.Key) is { } kind ? CostWords.Of(kind) : row.Key,
        CostBreak.Day => Show.Day(DateOnly.ParseExact(row.Key, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        _ => row.Name,
    };

    /// <summary>Everything that the address says but for what is changed; from the first page.</summary>
    private string Link(params (string Name, string? Value)[] change) => Components.Query.Of("/costs", Keep, change) + Anchor;

    private static string Title(CostBreak level) => level switch
    {
        CostBreak.Service => "Service",
        CostBreak.Type => "Type",
        CostBreak.Seller => "Seller",
        CostBreak.Channel => "Channel",
        CostBreak.Day => "Day",
        _ => "Stream",
    };
}
