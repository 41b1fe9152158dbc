namespace StreamOps.Domain.Streams;

/// <summary>A vendor's word about a channel.</summary>
/// <param name="OnAir">For Agora: false means that no host is left.</param>
/// <param name="At">The vendor's own time of the event, UTC; never the time of arrival.</param>
public sealed record AirSignal(AirLeg Leg, bool OnAir, DateTimeOffset At)
{
    /// <summary>The publisher was lost without having left: it may come back within the grace.</summary>
    public bool Abrupt { get; init; }

    /// <summary>False where a later event of the same host or input is known already: the word is about the past only.</summary>
    public bool IsNewest { get; init; } = true;

    /// <summary>Of an off-air signal: since when the one that left had been there; null where nobody said.</summary>
    public DateTimeOffset? Since { get; init; }
}
