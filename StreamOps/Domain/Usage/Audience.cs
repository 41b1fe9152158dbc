namespace StreamOps.Domain.Usage;

/// <summary>
/// Audience of some stretch of time, in whole viewer-milliseconds so that sums are exact in any order.
/// </summary>
/// <param name="HlsMs">Viewer-milliseconds over HLS.</param>
/// <param name="RtcMs">Viewer-milliseconds over RTC.</param>
/// <param name="SampledMs">Milliseconds of live time in which the audience was known.</param>
/// <param name="Samples">Number of samples taken in the stretch, known or not.</param>
/// <param name="Peak">Largest sample in the stretch; null where no sample knew.</param>
public readonly record struct Audience(long HlsMs, long RtcMs, long SampledMs, int Samples, int? Peak)
{
    /// <summary>HLS and RTC together, minutes, exact.</summary>
    public decimal ViewerMinutes => (HlsMs + RtcMs) / 60_000m;

    /// <summary>Average concurrent viewers over sampled live time; null where nothing was sampled.</summary>
    public decimal? Average => SampledMs == 0 ? null : (HlsMs + RtcMs) / (decimal)SampledMs;

    /// <summary>The whole number of viewers shown to people; 0 where nothing was sampled.</summary>
    public int WholeAverage => (int)decimal.Round(Average ?? 0, MidpointRounding.AwayFromZero);

    /// <summary>Sampled live time as a share of live time, percent, at most 100; null where there was no live time.</summary>
    public decimal? CoveragePercent(long liveMs) =>
        liveMs <= 0 ? null : Math.Min(100m, SampledMs * 100m / liveMs);

    public static Audience operator +(Audience a, Audience b) => a.Plus(b);

    public Audience Plus(Audience other) => new(
        HlsMs + other.HlsMs,
        RtcMs + other.RtcMs,
        SampledMs + other.SampledMs,
        Samples + other.Samples,
        Larger(Peak, other.Peak));

    /// <summary>The difference of sums. A peak cannot be taken back by subtraction: the one of this side stays.</summary>
    public Audience Minus(Audience other) => new(
        HlsMs - other.HlsMs, RtcMs - other.RtcMs, SampledMs - other.SampledMs, Samples - other.Samples, Peak);

    public static Audience Of(Hold hold) => new(
        hold.Viewers.Hls * hold.Span.Milliseconds,
        hold.Viewers.Rtc * hold.Span.Milliseconds,
        hold.Span.Milliseconds,
        0,
        null);

    /// <summary>The audience of a whole stream, straight from its readings; those past its end do not count.</summary>
    public static Audience Of(IReadOnlyCollection<Reading> readings, TimeSpan maxGap, DateTimeOffset end)
    {
        var counted = readings.Where(r => r.At <= end).ToList();
        return Hold.Of(counted, maxGap, end).Aggregate(
            new Audience(0, 0, 0, counted.Count, counted.Max(r => r.Viewers?.Total)),
            (sum, hold) => sum + Of(hold));
    }

    private static int? Larger(int? a, int? b) => a is null ? b : b is null ? a : Math.Max(a.Value, b.Value);
}
