namespace StreamOps.Domain.Streams;

/// <summary>When a live stream is over although nobody said so, and how far it is believed to be on air until then.</summary>
public static class StaleRule
{
    /// <summary>Off air on both legs for so long, in at least <see cref="Samples"/> samples, is off air. Three polls of 30 s.</summary>
    public static readonly TimeSpan OffAir = TimeSpan.FromSeconds(90);

    public const int Samples = 3;

    /// <param name="offSamples">Instants of the newest samples, all off air, UTC.</param>
    /// <param name="lastLive">The newest sample on air, UTC; null where there never was one.</param>
    /// <param name="interval">Between two samples; with a slow cadence three samples take longer than the usual time.</param>
    /// <returns>True: ended at <paramref name="lastLive"/>.</returns>
    public static bool IsOffAir(IReadOnlyList<DateTimeOffset> offSamples, DateTimeOffset? lastLive, TimeSpan interval, DateTimeOffset now) =>
        lastLive is not null
        && offSamples.Count >= Samples
        && now - offSamples.Min() >= (OffAir > interval * Samples ? OffAir : interval * Samples);

    /// <param name="lastSign">The last sign of life, or the last time that somebody told us of the stream, UTC.</param>
    /// <param name="patience">Setting <c>Sampling:StaleStreamMinutes</c>.</param>
    /// <param name="interval">Between two samples: a slow cadence is no silence.</param>
    public static bool IsSilent(DateTimeOffset lastSign, TimeSpan patience, TimeSpan interval, DateTimeOffset now) =>
        now - lastSign > Silence(patience, interval);

    /// <summary>
    /// Up to when a live stream counts: now, but never further past its last sign of life than the silence that would end it.
    /// So a past stream that is handed over whole does not cost up to now before its end is told.
    /// </summary>
    /// <param name="lastSign">Its newest sample, or its start where there is none, UTC.</param>
    /// <param name="patience">As in <see cref="IsSilent"/>.</param>
    /// <param name="interval">As in <see cref="IsSilent"/>.</param>
    public static DateTimeOffset CountsUntil(DateTimeOffset lastSign, TimeSpan patience, TimeSpan interval, DateTimeOffset now) =>
        IsSilent(lastSign, patience, interval, now) ? lastSign + Silence(patience, interval) : now;

    private static TimeSpan Silence(TimeSpan patience, TimeSpan interval) => patience > interval * Samples ? patience : interval * Samples;
}
