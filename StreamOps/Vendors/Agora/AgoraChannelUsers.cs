namespace StreamOps.Vendors.Agora;

/// <summary>Who is in an RTC channel.</summary>
/// <param name="Exists">False when nobody is in it: Agora forgets empty channels.</param>
/// <param name="Hosts">Users who may publish: broadcasters of the live profile, everyone of the communication profile.</param>
/// <param name="Audience">Number of viewers over RTC, bots included.</param>
public sealed record AgoraChannelUsers(bool Exists, IReadOnlyList<long> Hosts, int Audience)
{
    public static AgoraChannelUsers Absent { get; } = new(false, [], 0);
}
