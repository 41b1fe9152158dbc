namespace StreamOps.Domain.Streams;

/// <summary>When a live stream is over although nobody said so.</summary>
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
        now - lastSign > (patience > interval * Samples ? patience : interval * Samples);
}
