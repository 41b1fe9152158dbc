using StreamOps.Components;
using StreamOps.Data.Figures;
using StreamOps.Domain.Health;

namespace StreamOps.Features.Streams;

/// <summary>Everything that the page of a stream shows.</summary>
/// <param name="MayOpenCosts">Whether the caller may follow a link to the platform's costs.</param>
public sealed record StreamReport(StreamFigures Figures, StreamBill Bill, ChartZoom Zoom, ViewerChart Chart, bool MayOpenCosts)
{
    /// <summary>Trend and outlook of a live stream; null for a past one.</summary>
    public LiveCourse? Live { get; init; }

    /// <summary>What a past stream came to beside others; null while it is live.</summary>
    public StreamPast? Past { get; init; }

    /// <summary>How a past stream went; null while it is live.</summary>
    public PastHealth? Health { get; init; }

    public IReadOnlyList<TimelineEntry> Timeline { get; init; } = [];

    /// <summary>More happened than is shown.</summary>
    public bool IsTimelineCut { get; init; }

    /// <summary>Null where the caller only reads.</summary>
    public NoteDesk? Desk { get; init; }

    /// <summary>The caller's own stream, spoken of as such.</summary>
    public bool IsOwn { get; init; }

    public string Path => $"/streams/{Figures.Stream.Id}";

    /// <summary>The chart as CSV, zoomed as it is shown.</summary>
    public string CsvLink => Query.Of(Path, new Dictionary<string, string>(), ("zoom", Zoom.Name), ("csv", Chart.Table.Name));

    public bool IsLive => Figures.IsLive;
}
