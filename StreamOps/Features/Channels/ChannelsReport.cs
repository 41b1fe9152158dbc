using StreamOps.Data.Figures;
using StreamOps.Domain.Streams;

namespace StreamOps.Features.Channels;

/// <summary>What the address of /channels says.</summary>
/// <param name="Sort">A column; a leading "-" sorts it downwards. Null: by name.</param>
/// <param name="Page">From 1.</param>
public sealed record ChannelsAddress(string? Search, string? Only, string? Sort, int Page)
{
    public const int PageSize = 25;

    public string Order => Sort ?? "name";

    public ChannelFilter Filter => WireName.TryParse<ChannelFilter>(Only, out var filter) ? filter : ChannelFilter.All;

    public ChannelQuery Query => new(
        Search, Filter, WireName.TryParse<ChannelSort>(Order.TrimStart('-'), out var by) ? by : ChannelSort.Name, Order.StartsWith('-'), Page, PageSize);

    public bool IsNarrowed => !string.IsNullOrWhiteSpace(Search) || Filter != ChannelFilter.All;

    /// <summary>The address without its page.</summary>
    public IReadOnlyDictionary<string, string> Keep => new[] { ("search", Search), ("only", Only), ("sort", Sort) }
        .Where(p => !string.IsNullOrWhiteSpace(p.Item2))
        .ToDictionary(p => p.Item1, p => p.Item2!);
}

/// <summary>Everything that the list of channels shows.</summary>
/// <param name="Total">Channels on all pages.</param>
public sealed record ChannelsReport(ChannelsAddress Address, IReadOnlyList<ChannelLine> Items, int Total, bool ShowsSeller)
{
    public const string Path = "/channels";
}
