using StreamOps.Data.Figures;
using StreamOps.Domain.Time;

namespace StreamOps.Features.Streams;

/// <summary>Which part of a stream its chart shows, and how finely.</summary>
/// <param name="Name">What the address says; null: the whole stream.</param>
/// <param name="IsRaw">Every sample; else the roll-up by minute.</param>
public sealed record ChartZoom(string? Name, Interval Span, bool IsRaw)
{
    /// <summary>So much of a stream is shown sample by sample.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(20);

    public static ChartZoom Of(StreamFigures stream, string? name)
    {
        // Samples of the instant of the end, and a bit late, still belong to the picture.
        var whole = stream.Span with { End = stream.Span.End.AddSeconds(1) };
        if (whole.Duration <= Window)
        {
            return new ChartZoom(null, whole, true);
        }

        return name switch
        {
            "start" => new ChartZoom(name, whole with { End = whole.Start + Window }, true),
            "peak" when stream.Total?.PeakAt is { } peak => new ChartZoom(name, new Interval(peak - (Window / 2), peak + (Window / 2)).Intersect(whole), true),
            "end" => new ChartZoom(name, whole with { Start = whole.End - Window }, true),
            _ => new ChartZoom(null, whole, false),
        };
    }

    /// <summary>The choices that make sense for a stream; none for one that is short enough to be shown whole.</summary>
    public static IReadOnlyList<(string? Name, string Label)> Choices(StreamFigures stream) => stream.Span.Duration <= Window
        ? []
        :
        [
            (null, "Whole stream"),
            ("start", "First 20 min"),
            .. stream.Total?.PeakAt is null ? (IEnumerable<(string?, string)>)[] : [("peak", "Around the peak")],
            ("end", "Last 20 min"),
        ];
}
