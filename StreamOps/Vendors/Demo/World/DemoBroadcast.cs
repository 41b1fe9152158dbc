namespace StreamOps.Vendors.Demo.World;

/// <summary>One broadcast of the simulated platform. Everything about it is a function of the instant asked for.</summary>
public sealed class DemoBroadcast
{
    /// <summary>Agora connects and Cloudflare packages the first segments before anyone can watch.</summary>
    public static readonly TimeSpan RelayStartsWithin = TimeSpan.FromSeconds(8);

    private const int RtcSlotSeconds = 150;
    private readonly long seed;
    private readonly AudienceCurve audience;
    private readonly IngestSignal signal;

    internal DemoBroadcast(int worldSeed, DemoChannel channel, DateTimeOffset startedAt, TimeSpan length, string mode, bool relayFails)
    {
        Channel = channel;
        StartedAt = startedAt;
        EndedAt = startedAt + length;
        Mode = mode;
        RelayFails = relayFails;
        ExternalId = $"{channel.ExternalId}-{startedAt:yyyyMMddHHmmss}";
        VideoId = DemoIds.Hex32(worldSeed, "video " + ExternalId);
        ConverterId = DemoIds.Hex32(worldSeed, "converter " + ExternalId);
        RecordingSid = DemoIds.Hex32(worldSeed, "recording " + ExternalId);
        seed = (long)Dice.Hash(worldSeed, Dice.KeyOf(ExternalId));
        var dice = Dice.Of(seed, 0);
        Hosts = dice.Next() < 0.2 ? 2 : 1;
        var level = channel.Popularity * dice.LogNormal(0.35)
            * Seasons.OfYear(startedAt) * Seasons.OfWeek(startedAt.DayOfWeek) * Seasons.OfDay(startedAt);
        audience = new AudienceCurve(seed, mode == DemoMode.AgoraOnly ? level * 0.15 : level, length);
        signal = new IngestSignal(seed, channel.TargetKbps);
    }

    public DemoChannel Channel { get; }

    /// <summary>The channel's external id and the second of the start: unique, and the same after a restart.</summary>
    public string ExternalId { get; }

    public DateTimeOffset StartedAt { get; }

    /// <summary>Exclusive.</summary>
    public DateTimeOffset EndedAt { get; }

    /// <summary><c>hybrid</c>, <c>agora-only</c> or <c>hls-only</c>.</summary>
    public string Mode { get; }

    /// <summary>People publishing over Agora, 1 or 2.</summary>
    public int Hosts { get; }

    /// <summary>The relay breaks after some seconds and stays broken.</summary>
    public bool RelayFails { get; }

    /// <summary>Cloudflare's uid of the recording.</summary>
    public string VideoId { get; }

    /// <summary>Agora's id of the media push converter.</summary>
    public string ConverterId { get; }

    /// <summary>Agora's session id of a web or cloud recording.</summary>
    public string RecordingSid { get; }

    /// <summary>When the relay gives up; meaningless where it does not fail.</summary>
    public DateTimeOffset FailsAt => StartedAt + RelayStartsWithin + TimeSpan.FromSeconds((int)(Dice.Unit(seed, 6) * 20));

    /// <summary>When the first viewer could see a picture over HLS.</summary>
    public DateTimeOffset OnAirAt => StartedAt + RelayStartsWithin;

    /// <summary>When Cloudflare has finished the recording, within its minute after the end; there is none of a failed or Agora-only show.</summary>
    public DateTimeOffset RecordingReadyAt => EndedAt + TimeSpan.FromSeconds(15 + (int)(Dice.Unit(seed, 8) * 30));

    /// <summary>Whether Cloudflare makes a recording of it.</summary>
    public bool IsRecorded => Mode != DemoMode.AgoraOnly && !RelayFails;

    public TimeSpan Length => EndedAt - StartedAt;

    public bool IsLiveAt(DateTimeOffset at) => StartedAt <= at && at < EndedAt;

    /// <summary>Whether Cloudflare has a picture to deliver.</summary>
    public bool IsOnAirAt(DateTimeOffset at) => Mode != DemoMode.AgoraOnly && !RelayFails && OnAirAt <= at && at < EndedAt;

    /// <summary>Concurrent viewers over HLS; null where nothing is known because nothing is delivered.</summary>
    public int? HlsViewersAt(DateTimeOffset at) => IsOnAirAt(at) ? audience.At(Elapsed(at)) : null;

    /// <summary>Concurrent viewers over RTC, without hosts and servers: a colleague or two, or everyone when there is no HLS.</summary>
    public int RtcViewersAt(DateTimeOffset at) => Mode switch
    {
        _ when !IsLiveAt(at) || Mode == DemoMode.HlsOnly => 0,
        DemoMode.AgoraOnly => audience.At(Elapsed(at)),
        _ => (int)(4 * Math.Pow(Dice.Unit(seed, 7, (long)(Elapsed(at) / RtcSlotSeconds)), 2)),
    };

    public DemoRelayState RelayStateAt(DateTimeOffset at) => Mode switch
    {
        _ when !IsLiveAt(at) || Mode == DemoMode.AgoraOnly => DemoRelayState.Stopped,
        _ when RelayFails => at < FailsAt ? DemoRelayState.Starting : DemoRelayState.Error,
        _ => at < OnAirAt ? DemoRelayState.Starting : DemoRelayState.Active,
    };

    /// <summary>kbit/s at the ingest; null while nothing arrives there.</summary>
    public double? BitrateKbpsAt(DateTimeOffset at) => IsOnAirAt(at) ? signal.BitrateKbpsAt(Elapsed(at)) : null;

    /// <summary>Frames per second at the ingest; null while nothing arrives there.</summary>
    public double? FrameRateAt(DateTimeOffset at) => IsOnAirAt(at) ? signal.FrameRateAt(Elapsed(at)) : null;

    /// <summary>Per cent of packets lost on the way in; null while nothing arrives.</summary>
    public double? PacketLossAt(DateTimeOffset at) => IsOnAirAt(at) ? signal.PacketLossAt(Elapsed(at)) : null;

    /// <summary>Seconds from one keyframe to the next at the ingest; null while nothing arrives.</summary>
    public double? KeyframeSecondsAt(DateTimeOffset at) => IsOnAirAt(at) ? signal.KeyframeSecondsAt(Elapsed(at)) : null;

    /// <summary>Upload time of a piece as a part of the time that it shows; null while nothing arrives.</summary>
    public double? UploadRatioAt(DateTimeOffset at) => IsOnAirAt(at) ? signal.UploadRatioAt(Elapsed(at)) : null;

    private double Elapsed(DateTimeOffset at) => (at - StartedAt).TotalSeconds;
}
