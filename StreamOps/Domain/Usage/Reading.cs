using StreamOps.Domain.Streams;

namespace StreamOps.Domain.Usage;

/// <summary>What one sample says about the audience.</summary>
/// <param name="At">Instant of the sample, UTC, whole milliseconds.</param>
/// <param name="Viewers">Null where the sample does not know, or where the stream was not live: it then ends the hold of the one before.</param>
public readonly record struct Reading(DateTimeOffset At, Viewers? Viewers)
{
    /// <summary>
    /// Reads a sample. The leg that carries the audience decides whether it is known: HLS for hybrid and hls-only, RTC for agora-only.
    /// The other leg counts when it is given. A sample of a stream that is off air is no audience of zero, it is no audience.
    /// </summary>
    public static Reading Of(StreamMode mode, DateTimeOffset at, bool isLive, int? hlsViewers, int? rtcViewers)
    {
        var leading = mode == StreamMode.AgoraOnly ? rtcViewers : hlsViewers;
        return new Reading(at, isLive && leading is not null ? new Viewers(hlsViewers ?? 0, rtcViewers ?? 0) : null);
    }
}
