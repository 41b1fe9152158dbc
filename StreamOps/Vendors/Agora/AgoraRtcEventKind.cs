namespace StreamOps.Vendors.Agora;

/// <summary>Channel events, by Agora's numbers.</summary>
public enum AgoraRtcEventKind
{
    Unknown = 0,
    ChannelCreated = 101,
    ChannelDestroyed = 102,
    HostJoined = 103,
    HostLeft = 104,
    AudienceJoined = 105,
    AudienceLeft = 106,

    /// <summary>In the communication profile, where everyone may speak.</summary>
    UserJoined = 107,

    /// <summary>In the communication profile.</summary>
    UserLeft = 108,
    BecameHost = 111,
    BecameAudience = 112,
}
