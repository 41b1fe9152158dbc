namespace StreamOps.Domain.Pricing;

/// <summary>Usage of one stream, or of several alike, on one billing day. Whole milliseconds, so that it adds up exactly.</summary>
/// <param name="LiveMs">Live time of the day.</param>
/// <param name="HlsMs">Viewer-milliseconds over HLS.</param>
/// <param name="RtcMs">Viewer-milliseconds over RTC.</param>
public readonly record struct DayUsage(DateOnly Day, long LiveMs, long HlsMs, long RtcMs);
