using StreamOps.Components;
using StreamOps.Domain.Usage;

namespace StreamOps.Features.Streams;

/// <summary>How the figures of a stream's summary are called and written.</summary>
public static class SummaryWords
{
    /// <summary>Changes smaller than this, percent, have no colour: nobody should read news into them.</summary>
    private const decimal Small = 5;

    public static string Name(StreamMeasure measure) => measure switch
    {
        StreamMeasure.Duration => "Duration",
        StreamMeasure.Peak => "Peak viewers",
        StreamMeasure.Average => "Average viewers",
        StreamMeasure.ViewerMinutes => "Viewer-minutes",
        StreamMeasure.Coverage => "Coverage",
        StreamMeasure.Cost => "Cost",
        _ => "Cost per viewer-hour",
    };

    public static string Value(StreamMeasure measure, decimal? value) => measure switch
    {
        StreamMeasure.Duration => Show.Duration(value is { } minutes ? TimeSpan.FromMinutes((double)minutes) : null),
        StreamMeasure.Peak or StreamMeasure.ViewerMinutes => Show.Figure(value, 0),
        StreamMeasure.Average => Show.Figure(value),
        StreamMeasure.Coverage => Show.Percent(value),
        StreamMeasure.Cost => Show.Money(value),
        _ => Show.Rate(value),
    };

    /// <summary>More viewers and better coverage are welcome, a dearer viewer-hour is not. A longer or dearer stream is neither.</summary>
    public static string Tone(StreamMeasure measure, decimal? changePercent) => measure switch
    {
        _ when changePercent is not { } change || Math.Abs(change) < Small => "neutral",
        StreamMeasure.Duration or StreamMeasure.Cost => "neutral",
        StreamMeasure.CostPerViewerHour => changePercent > 0 ? "bad" : "good",
        _ => changePercent > 0 ? "good" : "bad",
    };
}
