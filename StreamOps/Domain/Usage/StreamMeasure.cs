namespace StreamOps.Domain.Usage;

/// <summary>What streams of a channel are compared by.</summary>
public enum StreamMeasure
{
    /// <summary>Live minutes.</summary>
    Duration,

    /// <summary>Viewers at the peak.</summary>
    Peak,

    /// <summary>Average concurrent viewers.</summary>
    Average,

    /// <summary>Viewer-minutes.</summary>
    ViewerMinutes,

    /// <summary>Percent of the live time.</summary>
    Coverage,

    /// <summary>USD.</summary>
    Cost,

    /// <summary>USD for each hour that one person watched.</summary>
    CostPerViewerHour,
}

/// <summary>Reads a measure off a stream.</summary>
public static class StreamMeasures
{
    /// <returns>Null where it is not known.</returns>
    public static decimal? Of(this StreamResult stream, StreamMeasure measure) => measure switch
    {
        StreamMeasure.Duration => stream.LiveMs / 60_000m,
        StreamMeasure.Peak => stream.Audience.Peak,
        StreamMeasure.Average => stream.Audience.Average,
        StreamMeasure.ViewerMinutes => stream.ViewerMinutes,
        StreamMeasure.Coverage => stream.Audience.CoveragePercent(stream.LiveMs),
        StreamMeasure.Cost => stream.CostUsd,
        StreamMeasure.CostPerViewerHour => stream.CostPerViewerHourUsd,
        _ => null,
    };
}
